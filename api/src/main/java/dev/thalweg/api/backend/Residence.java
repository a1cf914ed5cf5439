// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

/// Arrays that a backend keeps where it computes, until this is closed.
///
/// Runs that are bound to a kept array work on the backend's copy of it and transfer nothing. So whoever looks at the array itself
/// fetches it first, and whoever writes to it says so afterwards; between the two, array and copy may differ. A backend that computes
/// in the caller's arrays has no copies, and nothing to do here.
///
/// What holds for an array of whoever binds it, holds for its copy: threads that write to one agree about it among themselves.
public interface Residence extends AutoCloseable {
    /// Of backends that compute in the caller's arrays.
    Residence NONE = new Residence() {
        @Override
        public void fetch(Object array) {
            // it is there
        }

        @Override
        public void changed(Object array) {
            // it is seen by the next run
        }

        @Override
        public void close() {
            // nothing was taken
        }
    };

    /// Brings into an array what runs have written since it was fetched last; waits for them. Nothing happens if there is nothing new, or
    /// if the array is not kept.
    ///
    /// @param array a kept array
    void fetch(Object array);

    /// Says that the caller has written to an array: later runs work with what it holds now. What no run is using is sent at once, while
    /// the device is busy with others; so who has two arrays for what comes next, loses no time. Nothing happens if the array is not kept.
    ///
    /// @param array a kept array
    void changed(Object array);

    /// Keeps the arrays no longer. What was not fetched is lost. Closing the backend has the same effect.
    @Override
    void close();
}
