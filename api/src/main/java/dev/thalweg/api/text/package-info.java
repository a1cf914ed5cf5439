// SPDX-License-Identifier: Apache-2.0
/// The text form of losses, optimizers and schedules: `0.9*huber(delta=1) + 0.1*log-cosh`, `adam(beta1=0.8)`.
///
/// [dev.thalweg.api.text.TextForm] reads it; it knows no plugin and runs no code. Names are looked up by
/// [dev.thalweg.api.registry.Plugins].
package dev.thalweg.api.text;
