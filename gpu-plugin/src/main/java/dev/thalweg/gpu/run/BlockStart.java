// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

/// Where the present block begins, as the steps within it see it.
final class BlockStart {
    private int row;

    void moveTo(int first) {
        row = first;
    }

    int row() {
        return row;
    }
}
