// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.EveryPrimitive;
import dev.thalweg.api.code.Op;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Value;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {

    @ParameterizedTest
    @EnumSource
    void noOperationIsMissing(ElementType type) {
        var primitives = Value.below(EveryPrimitive.sweep(type).roots()).stream().map(Value::primitive).toList();
        assertThat(primitives.stream().filter(Primitive.Apply.class::isInstance)
                .map(primitive -> ((Primitive.Apply) primitive).op()).collect(Collectors.toSet()))
                // folds compare with that one
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Op.GREATER)));
        assertThat(primitives.stream().filter(Primitive.Shift.class::isInstance)
                .map(primitive -> ((Primitive.Shift) primitive).left())).contains(true, false);
    }
}
