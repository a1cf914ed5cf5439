// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.model.UpdatePrograms;
import java.lang.reflect.Array;

/// State that an update does not write in place, because it is read again afterwards: it is brought from one step to the next.
sealed interface CarriedOver {

    /// State of another shape than the parameter's.
    static CarriedOver of(String name, Kept kept, ProgramCall update) {
        if (kept.isNumber()) {
            return new Single(name, UpdatePrograms.updated(name), kept);
        }
        Object aside = Array.newInstance(kept.array().getClass().componentType(), Array.getLength(kept.array()));
        update.bind(name, kept.array()).bind(UpdatePrograms.updated(name), aside);
        return new Along(kept.array(), aside);
    }

    /// Before the update.
    void giveTo(ProgramCall update);

    /// After it.
    void takeFrom(ProgramCall update);

    /// A single number.
    record Single(String name, String updated, Kept kept) implements CarriedOver {
        @Override
        public void giveTo(ProgramCall update) {
            update.scalar(name, kept.number());
        }

        @Override
        public void takeFrom(ProgramCall update) {
            kept.number(update.value(updated));
        }
    }

    /// Numbers along one axis.
    record Along(Object array, Object aside) implements CarriedOver {
        @Override
        public void giveTo(ProgramCall update) {
        }

        @Override
        public void takeFrom(ProgramCall update) {
            System.arraycopy(aside, 0, array, 0, Array.getLength(array));
        }
    }
}
