// SPDX-License-Identifier: Apache-2.0
/// The small interface that a backend implements: describe yourself, compile a plan, run it.
///
/// Start at [dev.thalweg.api.backend.BackendPlugin].
package dev.thalweg.api.backend;
