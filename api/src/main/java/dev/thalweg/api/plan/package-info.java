// SPDX-License-Identifier: Apache-2.0
/// Plans: the short lists of steps into which formulas are turned, and which backends run.
///
/// Start at [dev.thalweg.api.plan.KernelPlan]; [dev.thalweg.api.plan.Planner] makes one, [dev.thalweg.api.plan.PlanCheck] says
/// what a legal one is, [dev.thalweg.api.plan.PlanInterpreter] runs one in `double`, slowly, for tests.
package dev.thalweg.api.plan;
