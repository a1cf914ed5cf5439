// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.function.Supplier;

/// Turns SIGINT (Ctrl-C) and SIGTERM into a polite request to stop.
///
/// The operating system's signal makes the JVM run its shutdown hooks and then end with 130 or 143. The hook here asks the work to
/// stop and waits until the thread that does it has ended, with everything saved and said; only then may the JVM go on ending.
/// That thread must then simply return: `System.exit` would wait for the hook, and the hook for it.
final class Interruption {
    private volatile boolean requested;

    /// Whether a signal came while something was guarded.
    boolean requested() {
        return requested;
    }

    /// Does some work that a signal asks to stop rather than ends.
    ///
    /// @param stop asks the work to stop; called from another thread, at most once
    /// @param work is done on this thread, which must end soon after it is asked to
    /// @return what the work returns
    <T> T guard(Runnable stop, Supplier<T> work) {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> stopAndWait(stop, worker), "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            if (!requested) {
                remove(hook);
            }
        }
    }

    private void stopAndWait(Runnable stop, Thread worker) {
        requested = true;
        stop.run();
        try {
            worker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // a signal came this very moment: the hook has begun, and main will see that it did
        }
    }
}
