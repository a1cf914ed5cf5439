// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The formula language, its derivation and planning, the service interfaces of losses, optimizers and backends, and
/// the facade that embedders use. Knows nothing but `java.base`.
@NullMarked
module dev.thalweg.api {
    requires static transitive org.jspecify;

    exports dev.thalweg.api;
    exports dev.thalweg.api.backend;
    exports dev.thalweg.api.code;
    exports dev.thalweg.api.formula;
    exports dev.thalweg.api.loss;
    exports dev.thalweg.api.optimizer;
    exports dev.thalweg.api.plan;
    exports dev.thalweg.api.registry;
    exports dev.thalweg.api.text;

    uses dev.thalweg.api.backend.BackendPlugin;
    uses dev.thalweg.api.loss.LossPlugin;
    uses dev.thalweg.api.optimizer.OptimizerPlugin;
    uses dev.thalweg.api.optimizer.OptimizerWrapper;
    uses dev.thalweg.api.optimizer.SchedulePlugin;
}
