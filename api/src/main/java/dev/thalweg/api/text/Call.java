// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A name with arguments, as written: `huber(delta=1.5)`.
///
/// @param name the name
/// @param column where it begins, counted from 1
/// @param arguments the text of each argument by parameter name, in the order written; by [#LEADING] the one that has no name
public record Call(String name, int column, Map<String, String> arguments) {
    /// Stands for the name of a first argument that was written without one: it is the first parameter's.
    public static final String LEADING = "";

    /// Copies the arguments, keeping their order.
    public Call {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
