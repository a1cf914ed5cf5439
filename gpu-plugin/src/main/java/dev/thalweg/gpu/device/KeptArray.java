// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.lang.reflect.Array;

/// A caller's array and its copy on the device, of which one may be newer than the other.
public final class KeptArray {
    private final Object array;
    private final int length;
    private final DeviceBuffer buffer;
    private int keepers = 1;
    private boolean isArrayNewer = true;
    private boolean isBufferNewer;

    KeptArray(Object array, Session session) {
        this.array = array;
        this.length = Array.getLength(array);
        this.buffer = session.buffer((long) length * ArrayKind.of(array).bytes());
    }

    /// Whether it still is kept; otherwise the array alone counts.
    ///
    /// @return false once nobody keeps it
    public synchronized boolean isKept() {
        return keepers > 0;
    }

    /// The copy, brought up to date if the caller has changed the array.
    ///
    /// @return what kernels work on
    public synchronized DeviceBuffer upToDate() {
        if (isArrayNewer) {
            buffer.write(array, length);
            isArrayNewer = false;
        }
        return buffer;
    }

    /// Says that kernels which write to the copy were enqueued.
    public synchronized void written() {
        upToDate(); // where nothing was written after all
        isBufferNewer = true;
    }

    /// Sends what the caller has written while the device does other things, if that needs no waiting for kernels; else the next use does.
    synchronized void changed() {
        isArrayNewer = true;
        isBufferNewer = false;
        if (isKept() && buffer.isIdle()) {
            upToDate();
        }
    }

    /// Brings the array up to date if kernels have written to the copy.
    public synchronized void fetch() {
        if (isBufferNewer) {
            buffer.read(array, length);
            isBufferNewer = false;
        }
    }

    synchronized void keepOnceMore() {
        keepers++;
    }

    /// Ends one keeping of several.
    ///
    /// @return whether it was the last
    synchronized boolean release() {
        keepers--;
        if (keepers == 0) {
            buffer.close();
        }
        return keepers == 0;
    }
}
