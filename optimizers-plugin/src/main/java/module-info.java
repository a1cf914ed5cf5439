// SPDX-License-Identifier: Apache-2.0

import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.optimizers.Accumulate;
import dev.thalweg.optimizers.AdaBelief;
import dev.thalweg.optimizers.Adadelta;
import dev.thalweg.optimizers.Adafactor;
import dev.thalweg.optimizers.Adagrad;
import dev.thalweg.optimizers.Adam;
import dev.thalweg.optimizers.AdamW;
import dev.thalweg.optimizers.Adamax;
import dev.thalweg.optimizers.AdaptiveClip;
import dev.thalweg.optimizers.AddNoise;
import dev.thalweg.optimizers.AveragedSgd;
import dev.thalweg.optimizers.Centralize;
import dev.thalweg.optimizers.ClipNorm;
import dev.thalweg.optimizers.ClipValue;
import dev.thalweg.optimizers.Constant;
import dev.thalweg.optimizers.Cosine;
import dev.thalweg.optimizers.CosineRestarts;
import dev.thalweg.optimizers.Cyclic;
import dev.thalweg.optimizers.ElasticNet;
import dev.thalweg.optimizers.Ema;
import dev.thalweg.optimizers.Exponential;
import dev.thalweg.optimizers.Ftrl;
import dev.thalweg.optimizers.GroupLasso;
import dev.thalweg.optimizers.InverseSqrt;
import dev.thalweg.optimizers.InverseTime;
import dev.thalweg.optimizers.L1;
import dev.thalweg.optimizers.Lamb;
import dev.thalweg.optimizers.Lars;
import dev.thalweg.optimizers.Lbfgs;
import dev.thalweg.optimizers.Linear;
import dev.thalweg.optimizers.Lion;
import dev.thalweg.optimizers.Lookahead;
import dev.thalweg.optimizers.MaxNorm;
import dev.thalweg.optimizers.MultiStep;
import dev.thalweg.optimizers.Muon;
import dev.thalweg.optimizers.NAdam;
import dev.thalweg.optimizers.OneCycle;
import dev.thalweg.optimizers.Plateau;
import dev.thalweg.optimizers.Polynomial;
import dev.thalweg.optimizers.RAdam;
import dev.thalweg.optimizers.RmsProp;
import dev.thalweg.optimizers.Rprop;
import dev.thalweg.optimizers.Sam;
import dev.thalweg.optimizers.ScheduleFreeAdamW;
import dev.thalweg.optimizers.ScheduleFreeSgd;
import dev.thalweg.optimizers.Sgd;
import dev.thalweg.optimizers.Step;
import dev.thalweg.optimizers.Swa;
import dev.thalweg.optimizers.WarmupConstant;
import dev.thalweg.optimizers.WarmupCosine;
import dev.thalweg.optimizers.WarmupLinear;
import dev.thalweg.optimizers.WarmupStableDecay;
import dev.thalweg.optimizers.Yogi;
import org.jspecify.annotations.NullMarked;

/// The standard optimizers and learning-rate schedules, as formulas and functions of the step.
@NullMarked
module dev.thalweg.optimizers {
    requires transitive dev.thalweg.api;
    requires static com.google.auto.service;
    requires static org.jspecify;

    exports dev.thalweg.optimizers;

    provides OptimizerPlugin with AdaBelief, Adadelta, Adafactor, Adagrad, Adam, AdamW, Adamax, AveragedSgd, Ftrl, Lamb, Lars, Lbfgs, Lion, Muon, NAdam, RAdam, RmsProp, Rprop, ScheduleFreeAdamW, ScheduleFreeSgd, Sgd, Yogi;
    provides OptimizerWrapper with AddNoise, Sam, Accumulate, AdaptiveClip, Centralize, ClipNorm, ClipValue, ElasticNet, Ema, GroupLasso, L1, Lookahead, MaxNorm, Swa;
    provides SchedulePlugin with Constant, Cosine, CosineRestarts, Cyclic, Exponential, InverseSqrt, InverseTime, Linear, MultiStep, OneCycle, Plateau, Polynomial, Step, WarmupConstant, WarmupCosine, WarmupLinear, WarmupStableDecay;
}
