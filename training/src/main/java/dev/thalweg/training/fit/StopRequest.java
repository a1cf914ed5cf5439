// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

/// Carries a wish to stop from any thread to the one that trains.
public final class StopRequest {
    private volatile boolean requested;

    /// Nobody has asked yet.
    public StopRequest() {
    }

    /// Asks the run to stop after the step it is at.
    public void request() {
        requested = true;
    }

    /// Whether somebody asked.
    ///
    /// @return true from the first request on
    public boolean isRequested() {
        return requested;
    }
}
