// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.model.ParameterSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A parameter with its gradient and what the optimizer keeps for it: the mutable heart of a run, owned by its [ParameterSet].
///
/// @param spec name and shape
/// @param value the present numbers, `float[]` or `double[]`
/// @param gradient those of the last step, of the same type and length
/// @param state what the optimizer keeps, by name
record Learned(ParameterSpec spec, Object value, Object gradient, SequencedMap<String, Kept> state) {
    Learned {
        state = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(state));
    }

    /// All its arrays; single numbers of the state are none.
    Stream<Object> arrays() {
        return Stream.concat(Stream.of(value, gradient),
                state.values().stream().filter(kept -> !kept.isNumber()).map(Kept::array));
    }
}
