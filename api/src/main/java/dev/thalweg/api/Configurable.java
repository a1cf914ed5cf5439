// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import java.util.List;

/// Something that is found by name and takes arguments: a loss, an optimizer, a schedule.
///
/// It is its own provider: the public no-argument constructor gives the defaults, [#with(Arguments)] a configured one.
///
/// @param <T> the type of the configured thing
public interface Configurable<T extends Configurable<T>> {

    /// The stable name, kebab case.
    ///
    /// @return such as `bce-with-logits`
    String id();

    /// Other names under which it is found.
    ///
    /// @return perhaps none
    default List<String> aliases() {
        return List.of();
    }

    /// What it is, in one sentence.
    ///
    /// @return the sentence
    String summary();

    /// When it is the right one, when it is not, and where it comes from.
    ///
    /// @return nothing unless it says so
    default Guide guide() {
        return Guide.NONE;
    }

    /// With arguments that make a picture show what it does, where the defaults do not.
    ///
    /// @return a text form such as `step(size=250)`
    default String example() {
        return text();
    }

    /// The present values of the declared parameters.
    ///
    /// @return the arguments
    Arguments arguments();

    /// The same thing with other arguments.
    ///
    /// @param arguments values for the same parameters
    /// @return a configured one
    T with(Arguments arguments);

    /// The text form: id and the arguments that differ from their defaults.
    ///
    /// @return such as `huber(delta=1.5)`
    default String text() {
        return id() + arguments().changedText();
    }
}
