// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What a session has made outside of the Java heap, to be released in the reverse order of its making.
///
/// It knows how to release things, never who uses them: it is what the cleaner holds on to, and a way from here to a user would keep the
/// user alive for ever.
final class NativeObjects {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong LIVE = new AtomicLong();

    private final Set<Owned> owned = new LinkedHashSet<>();
    private boolean closed;

    /// How many objects of all sessions are not released.
    static long live() {
        return LIVE.get();
    }

    /// Takes charge of something.
    ///
    /// @param release sets it free; must not refer to who uses it
    synchronized Owned own(Runnable release) {
        Owned added = new Owned(this, release);
        LIVE.incrementAndGet();
        owned.add(added);
        if (closed) {
            added.close();
        }
        return added;
    }

    /// Releases what its user drops without closing it.
    static void releaseWith(Object user, Owned object) {
        CLEANER.register(user, object::close);
    }

    /// Releases all, in case nobody closes the session.
    void releaseAllWith(Object session) {
        CLEANER.register(session, this::releaseForgotten);
    }

    private synchronized void releaseForgotten() {
        if (!closed) {
            System.getLogger(NativeObjects.class.getName()).log(System.Logger.Level.WARNING,
                    "an OpenCL session was not closed; its memory is freed now");
            releaseAll();
        }
    }

    synchronized void releaseAll() {
        closed = true;
        Deque<Owned> backwards = new ArrayDeque<>();
        owned.forEach(backwards::push);
        backwards.forEach(Owned::close);
    }

    private synchronized void release(Owned object) {
        if (owned.remove(object)) {
            LIVE.decrementAndGet();
            object.release.run();
        }
    }

    /// One thing to release, once.
    static final class Owned implements AutoCloseable {
        private final NativeObjects owner;
        private final Runnable release;

        private Owned(NativeObjects owner, Runnable release) {
            this.owner = owner;
            this.release = release;
        }

        @Override
        public void close() {
            owner.release(this);
        }
    }
}
