// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import dev.thalweg.api.backend.Residence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arrays of callers that a session keeps on its device. Arrays are told apart by identity, not by what they hold.
public final class KeptArrays {
    private final Session session;
    private final Map<Object, KeptArray> kept = new IdentityHashMap<>();

    /// None at first.
    ///
    /// @param session on whose device they are kept
    public KeptArrays(Session session) {
        this.session = session;
    }

    /// The kept array, for who is about to bind it.
    ///
    /// @param array a caller's array
    /// @return the array with its copy; null if it is not kept
    public synchronized @Nullable KeptArray find(Object array) {
        return kept.get(array);
    }

    /// Keeps arrays.
    ///
    /// @param arrays `float[]`, `double[]` or `int[]`
    /// @return the way to them
    public Residence keep(List<Object> arrays) {
        Keeping keeping = new Keeping();
        try {
            arrays.forEach(keeping::add);
        } catch (RuntimeException e) {
            keeping.close();
            throw e;
        }
        return keeping;
    }

    private synchronized void add(Object array) {
        KeptArray before = kept.get(array);
        if (before == null) {
            kept.put(array, new KeptArray(array, session));
        } else {
            before.keepOnceMore();
        }
    }

    private synchronized void remove(Object array) {
        KeptArray found = kept.get(array);
        if (found != null && found.release()) {
            kept.remove(array);
        }
    }

    /// The arrays of one caller.
    private final class Keeping implements Residence {
        private final List<Object> arrays = new ArrayList<>();

        void add(Object array) {
            KeptArrays.this.add(array);
            arrays.add(array);
        }

        @Override
        public void fetch(Object array) {
            KeptArray found = find(array);
            if (found != null) {
                found.fetch();
            }
        }

        @Override
        public void changed(Object array) {
            KeptArray found = find(array);
            if (found != null && session.isOpen()) {
                found.changed();
            }
        }

        @Override
        public void close() {
            arrays.forEach(KeptArrays.this::remove);
            arrays.clear();
        }
    }
}
