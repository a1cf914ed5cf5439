// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.registry;

import java.util.Optional;

/// Why a provider is not used.
///
/// @param errorId `TH-P001` two providers with one name, `TH-P002` a provider that cannot be made, `TH-P003` an
///     unusable name
/// @param message the class, what was wrong, what to do
/// @param cause what was thrown, if anything was
public record PluginProblem(String errorId, String message, Optional<Throwable> cause) {
}
