// SPDX-License-Identifier: Apache-2.0

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.losses.AdaptiveLogSoftmax;
import dev.thalweg.losses.ApproxNdcg;
import dev.thalweg.losses.ArcFace;
import dev.thalweg.losses.AsymmetricLoss;
import dev.thalweg.losses.BarlowTwins;
import dev.thalweg.losses.BarronGeneral;
import dev.thalweg.losses.Bce;
import dev.thalweg.losses.BceWithLogits;
import dev.thalweg.losses.Bpr;
import dev.thalweg.losses.Cauchy;
import dev.thalweg.losses.Ciou;
import dev.thalweg.losses.Circle;
import dev.thalweg.losses.Clip;
import dev.thalweg.losses.Contrastive;
import dev.thalweg.losses.CosFace;
import dev.thalweg.losses.CosineEmbedding;
import dev.thalweg.losses.CrossEntropy;
import dev.thalweg.losses.CrpsGaussian;
import dev.thalweg.losses.Ctc;
import dev.thalweg.losses.Dice;
import dev.thalweg.losses.Diou;
import dev.thalweg.losses.Dpo;
import dev.thalweg.losses.Expectile;
import dev.thalweg.losses.FocalBinary;
import dev.thalweg.losses.FocalSoftmax;
import dev.thalweg.losses.GanGradientPenalty;
import dev.thalweg.losses.GanMinimax;
import dev.thalweg.losses.GaussianNll;
import dev.thalweg.losses.Gce;
import dev.thalweg.losses.GemanMcClure;
import dev.thalweg.losses.Giou;
import dev.thalweg.losses.HalfSquaredError;
import dev.thalweg.losses.Hinge;
import dev.thalweg.losses.HingeEmbedding;
import dev.thalweg.losses.HingeGanDiscriminator;
import dev.thalweg.losses.HingeGanGenerator;
import dev.thalweg.losses.Huber;
import dev.thalweg.losses.InfoNce;
import dev.thalweg.losses.JsDivergence;
import dev.thalweg.losses.Kd;
import dev.thalweg.losses.KlDivergence;
import dev.thalweg.losses.KlSparsity;
import dev.thalweg.losses.LambdaRank;
import dev.thalweg.losses.Ldam;
import dev.thalweg.losses.LinearCrossEntropy;
import dev.thalweg.losses.ListMle;
import dev.thalweg.losses.LogCosh;
import dev.thalweg.losses.LsganDiscriminator;
import dev.thalweg.losses.LsganGenerator;
import dev.thalweg.losses.Mae;
import dev.thalweg.losses.Mape;
import dev.thalweg.losses.MarginRanking;
import dev.thalweg.losses.MaskedReconstruction;
import dev.thalweg.losses.Mse;
import dev.thalweg.losses.Msle;
import dev.thalweg.losses.MultiMargin;
import dev.thalweg.losses.MultilabelMargin;
import dev.thalweg.losses.MultilabelSoftMargin;
import dev.thalweg.losses.Nll;
import dev.thalweg.losses.NonSaturatingGanDiscriminator;
import dev.thalweg.losses.NonSaturatingGanGenerator;
import dev.thalweg.losses.Npair;
import dev.thalweg.losses.NtXent;
import dev.thalweg.losses.PoissonNll;
import dev.thalweg.losses.Poly1;
import dev.thalweg.losses.PpoClip;
import dev.thalweg.losses.PseudoHuber;
import dev.thalweg.losses.Quantile;
import dev.thalweg.losses.RankPairwiseLogistic;
import dev.thalweg.losses.RankSoftmax;
import dev.thalweg.losses.Rmse;
import dev.thalweg.losses.Siglip;
import dev.thalweg.losses.Smape;
import dev.thalweg.losses.SmoothL1;
import dev.thalweg.losses.SoftMargin;
import dev.thalweg.losses.Sparsemax;
import dev.thalweg.losses.SquaredHinge;
import dev.thalweg.losses.StudentTNll;
import dev.thalweg.losses.Supcon;
import dev.thalweg.losses.Triplet;
import dev.thalweg.losses.TripletDistance;
import dev.thalweg.losses.TukeyBiweight;
import dev.thalweg.losses.Tversky;
import dev.thalweg.losses.UncertaintyWeighting;
import dev.thalweg.losses.VaeGaussianKl;
import dev.thalweg.losses.Vicreg;
import dev.thalweg.losses.Warp;
import dev.thalweg.losses.Welsch;
import dev.thalweg.losses.WganCritic;
import dev.thalweg.losses.WganGenerator;
import dev.thalweg.losses.ZLoss;
import dev.thalweg.losses.ZeroOne;
import org.jspecify.annotations.NullMarked;

/// The standard losses, one file each. A loss states its formula; gradient, kernels and checks are derived from it.
@NullMarked
module dev.thalweg.losses {
    requires transitive dev.thalweg.api;
    requires static com.google.auto.service;
    requires static org.jspecify;

    exports dev.thalweg.losses;

    provides LossPlugin with AdaptiveLogSoftmax, ApproxNdcg, ArcFace, AsymmetricLoss, BarlowTwins, BarronGeneral, Bce, BceWithLogits, Bpr,
            Cauchy, Ciou, Circle, Clip, Contrastive, CosFace, CosineEmbedding, CrossEntropy, CrpsGaussian, Ctc, Dice, Diou,
            Dpo, Expectile, FocalBinary, FocalSoftmax, GanGradientPenalty, GanMinimax, GaussianNll, Gce, GemanMcClure, Giou,
            HalfSquaredError, Hinge, HingeEmbedding, HingeGanDiscriminator, HingeGanGenerator, Huber, InfoNce, JsDivergence,
            Kd, KlDivergence, KlSparsity, LambdaRank, Ldam, LinearCrossEntropy, ListMle, LogCosh, LsganDiscriminator,
            LsganGenerator, Mae, Mape, MarginRanking, MaskedReconstruction, Mse, Msle, MultiMargin, MultilabelMargin,
            MultilabelSoftMargin, Nll, NonSaturatingGanDiscriminator, NonSaturatingGanGenerator, Npair, NtXent, PoissonNll,
            Poly1, PpoClip, PseudoHuber, Quantile, RankPairwiseLogistic, RankSoftmax, Rmse, Siglip, Smape, SmoothL1,
            SoftMargin, Sparsemax, SquaredHinge, StudentTNll, Supcon, Triplet, TripletDistance, TukeyBiweight, Tversky,
            UncertaintyWeighting, VaeGaussianKl, Vicreg, Warp, Welsch, WganCritic, WganGenerator, ZLoss, ZeroOne;
}
