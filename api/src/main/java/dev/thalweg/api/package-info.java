// SPDX-License-Identifier: Apache-2.0
/// The facade of the engine and what all plugins share: parameters, arguments, errors, element types.
///
/// Start at [dev.thalweg.api.Engine].
package dev.thalweg.api;
