// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import dev.thalweg.api.ThalwegException;

/// How much device memory a session may use. Drivers promise more than there is, and some end the process when it is used; so everything
/// is counted here before a driver is asked.
final class Budget {
    private static final int PERCENT = 80;
    private static final long MEBIBYTE = 1L << 20;
    /// How often the collector is waited for, in case what is in use belongs to nobody any more.
    private static final int COLLECTIONS = 3;
    private static final long PAUSE_MILLISECONDS = 20;

    private final long most;
    private long used;

    Budget(long most) {
        this.most = most;
    }

    /// What a device is trusted with: the rest is for its driver and for others.
    static long of(Device device) {
        return Math.min(device.limits().memoryBytes() / 100 * PERCENT,
                Long.getLong("thalweg.opencl.memory", Long.MAX_VALUE));
    }

    synchronized long used() {
        return used;
    }

    synchronized long left() {
        return most - used;
    }

    /// Counts bytes in.
    ///
    /// @throws ThalwegException `TH-B014` if they are too many, even after what nobody uses any more was freed
    void take(long bytes) {
        for (int round = 0; round < COLLECTIONS; round++) {
            if (fits(bytes)) {
                return;
            }
            if (bytes > most) {
                break;
            }
            collect();
        }
        if (!fits(bytes)) {
            throw new ThalwegException("TH-B014",
                    "the OpenCL device is out of memory: " + mebibytes(bytes) + " more are needed, but "
                            + mebibytes(used()) + " of the " + mebibytes(most)
                            + " that may be used are taken; use a smaller --batch or --hidden.");
        }
    }

    private synchronized boolean fits(long bytes) {
        if (bytes > most - used) {
            return false;
        }
        used += bytes;
        return true;
    }

    synchronized void giveBack(long bytes) {
        used -= bytes;
    }

    private static void collect() {
        System.gc();
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String mebibytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE + " MiB";
    }
}
