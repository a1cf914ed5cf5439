// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

/// Checks that arrays describe the same rows.
final class Rows {
    private Rows() {
    }

    static void require(int rows, int others) {
        if (rows == 0) {
            throw new IllegalArgumentException("there is no row to measure");
        }
        if (rows != others) {
            throw new IllegalArgumentException("as many predictions as targets, not " + others + " and " + rows);
        }
    }
}
