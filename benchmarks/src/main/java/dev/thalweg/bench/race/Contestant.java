// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// A candidate that is ready to do one work again and again. Not safe for use by several threads.
public interface Contestant extends AutoCloseable {

    /// Does the work once.
    ///
    /// @return a number that depends on the result, so that nothing can be optimised away
    double run();

    /// What the last run has computed; a limit has none.
    ///
    /// @return a copy or the arrays themselves
    Answer answer();

    /// How far its value may be off, relative to the value: more than a rounding only for one that is known to sum carelessly.
    ///
    /// @return at least [Answer#TOLERANCE]
    default double valueTolerance() {
        return Answer.TOLERANCE;
    }

    /// Whether a call allocates nothing on the Java heap once it is warm; it is then warmed up until that is so.
    ///
    /// @return true for kernels that box their vectors for as long as they are slow
    default boolean allocatesNothing() {
        return false;
    }

    /// Why its times must not be held against others, such as a BLAS that does not know this processor.
    ///
    /// @return a sentence, or an empty text
    default String caveat() {
        return "";
    }

    @Override
    default void close() {
    }
}
