// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.BackendChoice.Candidate;
import dev.thalweg.api.backend.Availability;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendChoiceTest {
    private static final Candidate BEST = candidate("simd", true, 100, "16 lanes");
    private static final Candidate BROKEN = candidate("cuda", false, 200, "no driver");
    private static final Candidate ONLY_BY_NAME = candidate("opencl", true, -1, "2 devices");

    private record Named(String id, Availability availability) implements BackendPlugin {
        @Override
        public String summary() {
            return id;
        }

        @Override
        public Backend open(BackendOptions options) {
            throw new UnsupportedOperationException(id);
        }
    }

    private static Candidate candidate(String id, boolean available, int preference, String reason) {
        var availability = new Availability(available, preference, reason);
        return new Candidate(new Named(id, availability), availability);
    }

    private static void assertRefused(String message, Candidate... candidates) {
        assertThatThrownBy(() -> BackendChoice.automatic(List.of(candidates)))
                .isInstanceOfSatisfying(ThalwegException.class,
                        e -> assertThat(e.headline()).isEqualTo("error[TH-B002]: no backend can run here. " + message));
    }

    @Test
    void theFirstThatCanRunIsTakenAndThoseBeforeItAreExplained() {
        BackendChoice choice = BackendChoice.automatic(List.of(BROKEN, BEST, ONLY_BY_NAME));

        assertThat(choice.plugin().id()).isEqualTo("simd");
        assertThat(choice.reason()).isEqualTo("auto: simd, 16 lanes; not cuda: no driver");
    }

    @Test
    void withoutOneToChooseTheRemedyIsNamed() {
        assertRefused("None was found: put thalweg-simd on the module path or class path.");
        assertRefused("Only opencl was found, which runs when asked for by name alone: put thalweg-simd on the module"
                + " path or class path.", ONLY_BY_NAME);
        assertRefused("not cuda: no driver.", BROKEN, ONLY_BY_NAME);
    }
}
