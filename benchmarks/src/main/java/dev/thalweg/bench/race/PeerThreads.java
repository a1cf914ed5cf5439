// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// How many threads the peers of this process use: their pools are made once a process.
public final class PeerThreads {
    /// The system property that says it.
    public static final String PROPERTY = "thalweg.bench.threads";

    private PeerThreads() {
    }

    /// The number.
    ///
    /// @return at least 1
    public static int count() {
        return Integer.getInteger(PROPERTY, 1);
    }
}
