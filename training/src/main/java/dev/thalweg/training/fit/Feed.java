// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.Engine;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Residence;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Brings the rows of each step to where its gradients are computed.
///
/// Where that is a device which has copies of its own, there are two batches: while the device is busy with one, the next one is gathered
/// and sent. Elsewhere that would only take memory, and there is one.
final class Feed {
    private static final long NONE = -1;
    private static final String NO_ROOM = "TH-B014";

    private final Residence residence;
    private Batch present;
    /// The same one where there is but one.
    private Batch ahead;
    /// The step whose rows lie in the batch ahead.
    private long prepared = NONE;

    private Feed(Batch present, Batch ahead, Residence residence) {
        this.present = present;
        this.ahead = ahead;
        this.residence = residence;
    }

    /// One batch, gathered when it is needed.
    static Feed ofOne(Batch batch) {
        return new Feed(batch, batch, Residence.NONE);
    }

    /// Two batches, kept where an engine computes; but one if there is no room for both.
    static Feed ofTwo(Engine engine, Supplier<Batch> batches) {
        Batch one = batches.get();
        Batch other = batches.get();
        try {
            Residence kept = engine.keep(
                    Stream.of(one, other).flatMap(batch -> batch.arrays().stream()).toList());
            return new Feed(one, other, kept);
        } catch (ThalwegException e) {
            if (!e.id().equals(NO_ROOM)) {
                throw e;
            }
            return ofOne(one);
        }
    }

    /// The most places of a batch.
    int capacity() {
        return present.capacity();
    }

    /// Hands arrays to a call, so that nothing is missing.
    void bindTo(ProgramCall call) {
        present.bindTo(call);
    }

    /// Binds the rows of a step to a call.
    void bring(Mover.Rows rows, long step, ProgramCall call) {
        if (prepared == step) {
            Batch other = present;
            present = ahead;
            ahead = other;
            prepared = NONE;
        } else {
            present.load(rows.order(), rows.from(), rows.count());
            fill(present, step);
        }
        if (present != ahead) {
            present.bindTo(call);
        }
        present.resize(call);
    }

    /// Prepares the step after one that is under way, if it is known and there is a batch for it.
    void prepare(Mover.Rows rows, long step) {
        long next = step + 1;
        if (present != ahead && rows.next() > 0 && prepared != next) {
            ahead.load(rows.order(), rows.from() + rows.count(), rows.next());
            fill(ahead, next);
            prepared = next;
        }
    }

    private void fill(Batch batch, long step) {
        batch.drop(step);
        for (int i = 0; i < batch.arrays().size(); i++) {
            residence.changed(batch.arrays().get(i));
        }
    }
}
