// SPDX-License-Identifier: Apache-2.0
/// Finds losses, optimizers and schedules by [java.util.ServiceLoader] and looks them up by name.
///
/// Start at [dev.thalweg.api.registry.Plugins]. A provider that cannot be used is reported by name and cause and
/// never stops the others.
package dev.thalweg.api.registry;
