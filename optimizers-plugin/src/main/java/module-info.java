// SPDX-License-Identifier: Apache-2.0

import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.optimizers.Adagrad;
import dev.thalweg.optimizers.Adam;
import dev.thalweg.optimizers.AdamW;
import dev.thalweg.optimizers.Constant;
import dev.thalweg.optimizers.Cosine;
import dev.thalweg.optimizers.Exponential;
import dev.thalweg.optimizers.Linear;
import dev.thalweg.optimizers.MultiStep;
import dev.thalweg.optimizers.RmsProp;
import dev.thalweg.optimizers.Sgd;
import dev.thalweg.optimizers.Step;
import dev.thalweg.optimizers.WarmupConstant;
import dev.thalweg.optimizers.WarmupCosine;
import dev.thalweg.optimizers.WarmupLinear;
import org.jspecify.annotations.NullMarked;

/// The standard optimizers and learning-rate schedules, as formulas and functions of the step.
@NullMarked
module dev.thalweg.optimizers {
    requires transitive dev.thalweg.api;
    requires static com.google.auto.service;
    requires static org.jspecify;

    exports dev.thalweg.optimizers;

    provides OptimizerPlugin with Adagrad, Adam, AdamW, RmsProp, Sgd;
    provides SchedulePlugin with Constant, Cosine, Exponential, Linear, MultiStep, Step, WarmupConstant, WarmupCosine,
            WarmupLinear;
}
