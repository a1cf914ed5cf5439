// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/// Calls a contestant many times.
///
/// Each contestant gets a loop that no other one has run: the JIT compiler then knows whom this loop calls, and a call costs as
/// little as in a program that uses one library.
interface Loop {

    /// Calls.
    ///
    /// @return the sum of what the runs returned
    double run(Contestant contestant, int calls);

    /// A loop without a past: a hidden class, made anew from the bytes of [Body].
    static Loop fresh() {
        try (InputStream bytes = Objects.requireNonNull(Loop.class.getResourceAsStream("Loop$Body.class"))) {
            return (Loop) MethodHandles.lookup().defineHiddenClass(bytes.readAllBytes(), true).lookupClass()
                    .getDeclaredConstructor().newInstance();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The code of every loop.
    final class Body implements Loop {
        @Override
        public double run(Contestant contestant, int calls) {
            double sum = 0;
            for (int i = 0; i < calls; i++) {
                sum += contestant.run();
            }
            return sum;
        }
    }
}
