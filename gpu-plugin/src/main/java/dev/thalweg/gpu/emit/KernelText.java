// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import java.util.List;

/// A kernel.
///
/// @param name its name in the program
/// @param parameters what it is given, in order
/// @param text OpenCL C
public record KernelText(String name, List<Parameter> parameters, String text) {
    /// Copies the parameters.
    public KernelText {
        parameters = List.copyOf(parameters);
    }
}
