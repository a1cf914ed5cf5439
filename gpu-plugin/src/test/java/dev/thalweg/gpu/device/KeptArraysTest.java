// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Residence;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsOpenCl.class)
class KeptArraysTest {
    private final Session session = Session.open(Devices.choose(""), 1 << 20);
    private final KeptArrays arrays = new KeptArrays(session);

    @AfterEach
    void nothingIsLeft() {
        session.close();
        assertThat(Session.liveObjects()).isZero();
    }

    @Test
    void anArrayGoesThereWhenItIsUsedAndComesBackWhenItIsFetched() {
        float[] array = {1, 2, 3};
        try (Residence residence = arrays.keep(List.of(array))) {
            KeptArray kept = kept(array);
            array[0] = 4; // before it was used
            assertThat(onDevice(kept, 3)).containsExactly(4, 2, 3);
            array[1] = 5;
            assertThat(onDevice(kept, 3)).as("nobody said so").containsExactly(4, 2, 3);
            residence.changed(array);
            assertThat(onDevice(kept, 3)).containsExactly(4, 5, 3);
            kept.upToDate().zero();
            residence.fetch(array);
            assertThat(array).as("nobody wrote to it").containsExactly(4, 5, 3);
            kept.written();
            residence.fetch(array);
            assertThat(array).containsExactly(0, 0, 0);
        }
    }

    @Test
    void whatWasChangedIsSentAtOnceIfNothingUsesIt() {
        float[] array = {1, 2};
        try (Residence residence = arrays.keep(List.of(array))) {
            KeptArray kept = kept(array);
            residence.changed(array);
            array[0] = 3; // nobody says so
            assertThat(onDevice(kept, 2)).containsExactly(1, 2);
            kept.upToDate().zero();
            residence.changed(array);
            array[0] = 4;
            assertThat(onDevice(kept, 2)).as("later, after what uses it").containsExactly(4, 2);
        }
    }

    @Test
    void onceTheSessionIsClosedNothingIsSent() {
        float[] array = {1, 2};
        Residence residence = arrays.keep(List.of(array));
        session.close();
        residence.changed(array);
        residence.fetch(array);
    }

    @Test
    void arraysAreKeptUntilNobodyDoes() {
        int[] array = {1, 2};
        Residence first = arrays.keep(List.of(array, array));
        KeptArray kept = kept(array);
        Residence second = arrays.keep(List.of(array, new double[3]));
        assertThat(session.usedBytes()).isEqualTo(8 + 24);
        first.close();
        first.close();
        assertThat(kept.isKept()).isTrue();
        second.close();
        assertThat(kept.isKept()).isFalse();
        assertThat(arrays.find(array)).isNull();
        assertThat(session.usedBytes()).isZero();
        second.fetch(array);
        second.changed(array);
    }

    @Test
    void whatDoesNotFitIsNotKeptByHalf() {
        assertThatThrownBy(() -> arrays.keep(List.of(new float[1000], new float[1 << 19])))
                .isInstanceOfSatisfying(ThalwegException.class, e -> assertThat(e.id()).isEqualTo("TH-B014"));
        assertThat(session.usedBytes()).isZero();
    }

    @Test
    void equalArraysAreDifferentOnes() {
        float[] array = {1, 2};
        arrays.keep(List.of(array));
        assertThat(arrays.find(array.clone())).isNull();
    }

    private KeptArray kept(Object array) {
        return Objects.requireNonNull(arrays.find(array));
    }

    private static float[] onDevice(KeptArray kept, int count) {
        float[] there = new float[count];
        kept.upToDate().read(there, count);
        return there;
    }
}
