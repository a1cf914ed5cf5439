// SPDX-License-Identifier: Apache-2.0
/// The files of a run: written aside, synced and renamed, and read with suspicion.
///
/// Start at [dev.thalweg.training.store.RunFolder]. Tensors are kept as [dev.thalweg.training.store.Safetensors].
package dev.thalweg.training.store;
