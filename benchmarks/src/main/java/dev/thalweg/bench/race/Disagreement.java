// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// Two candidates computed different things, so their times mean nothing.
public final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1;

    Disagreement(String message) {
        super(message);
    }
}
