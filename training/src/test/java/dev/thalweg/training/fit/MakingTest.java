// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.ProvisionException;
import org.junit.jupiter.api.Test;

class MakingTest {

    private static RuntimeException causeOf(Throwable thrown) {
        try {
            Guice.createInjector(new Failing(thrown)).getInstance(String.class);
            throw new AssertionError("nothing was thrown");
        } catch (ProvisionException e) {
            return Making.cause(e);
        }
    }

    private static final class Failing extends AbstractModule {
        private final Throwable thrown;

        Failing(Throwable thrown) {
            this.thrown = thrown;
        }

        @Provides
        String text() throws Throwable {
            throw thrown;
        }
    }

    @Test
    void anExceptionIsWhatWasThrown() {
        var thrown = new IllegalArgumentException("too wide");
        assertThat(causeOf(thrown)).isSameAs(thrown);
    }

    @Test
    void anErrorStaysAnError() {
        var thrown = new OutOfMemoryError("heap");
        assertThatThrownBy(() -> causeOf(thrown)).isSameAs(thrown);
    }
}
