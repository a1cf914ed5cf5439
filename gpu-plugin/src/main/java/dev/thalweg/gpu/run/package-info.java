// SPDX-License-Identifier: Apache-2.0
/// Runs the programs of plans: kernels in the order of their steps, what only the host can do in between.
///
/// [dev.thalweg.gpu.run.OpenClBackend] compiles plans, [dev.thalweg.gpu.run.OpenClInvocation] runs one; what follows from sizes alone is a
/// [dev.thalweg.gpu.run.Resolution], a list of [dev.thalweg.gpu.run.StepRun]s. Inputs are copied to the device before the first step and
/// outputs back after the last one. Numbers are the host's: totals come back as partial sums when a step or the caller asks for them.
package dev.thalweg.gpu.run;
