// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.Callback;
import dev.thalweg.training.TrainingEvent;
import java.util.List;

/// Tells all callbacks, in their order.
///
/// @param callbacks who watches
record Announcer(List<Callback> callbacks) {
    Announcer {
        callbacks = List.copyOf(callbacks);
    }

    void announce(TrainingEvent event) {
        for (Callback callback : callbacks) {
            callback.on(event);
        }
    }

    void step(int epoch, int step, int steps) {
        for (int i = 0; i < callbacks.size(); i++) {
            callbacks.get(i).step(epoch, step, steps);
        }
    }
}
