// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.gson.JsonObject;
import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.ComputeOptions;
import dev.thalweg.training.DataSource;
import dev.thalweg.training.Evaluation;
import dev.thalweg.training.Predictions;
import dev.thalweg.training.data.Dataset;
import dev.thalweg.training.data.EncodedData;
import dev.thalweg.training.data.Notice;
import dev.thalweg.training.data.Preprocessing;
import dev.thalweg.training.data.PreprocessingJson;
import dev.thalweg.training.data.TargetEncoding;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.store.Digests;
import dev.thalweg.training.store.Json;
import dev.thalweg.training.store.RunFolder;
import dev.thalweg.training.store.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A finished model, read back from its run: takes raw rows, since it knows how they were encoded.
public final class SavedModel {
    private final RunFolder folder;
    private final ModelJson.Described described;
    private final Preprocessing preprocessing;
    private final ParameterSet parameters;

    private SavedModel(RunFolder folder, ModelJson.Described described, Preprocessing preprocessing,
            ParameterSet parameters) {
        this.folder = folder;
        this.described = described;
        this.preprocessing = preprocessing;
        this.parameters = parameters;
    }

    /// Reads a model.
    ///
    /// @param run the folder of a finished run
    /// @return the model
    /// @throws ThalwegException TH-M010 if the run is not finished; TH-M001 and the like if a file is damaged
    public static SavedModel read(Path run) {
        RunFolder folder = RunFolder.ofExistingRun(run);
        if (!Files.exists(folder.modelDescription())) {
            throw new ThalwegException("TH-M010",
                    "'" + run + "' holds no finished model yet. Go on with it: resume " + run);
        }
        ModelJson.Described described = ModelJson.read(folder, Plugins.find());
        JsonObject data = Json.read(folder.data());
        Preprocessing preprocessing = PreprocessingJson.read(
                Json.parse(folder.data(), () -> data.getAsJsonObject("preprocessing")),
                folder.data().toString());
        requireFit(folder, described.objective(), preprocessing);
        return new SavedModel(folder, described, preprocessing, parameters(folder, described));
    }

    private static void requireFit(RunFolder folder, Objective objective, Preprocessing preprocessing) {
        if (preprocessing.inputs().features() != objective.network().features()) {
            throw new ThalwegException("TH-M005",
                    "'" + folder.root() + "': data.json describes " + preprocessing.inputs().features()
                            + " features, model.json " + objective.network().features()
                            + ". The files belong to different runs.");
        }
        int outputs = LossChoice.outputs(objective.form(), preprocessing.target());
        if (outputs != objective.network().outputs()) {
            throw new ThalwegException("TH-M005",
                    "'" + folder.root() + "': the loss of model.json and the target of data.json ask for " + outputs
                            + " outputs, but model.json has " + objective.network().outputs()
                            + ". The files belong to different runs.");
        }
    }

    private static ParameterSet parameters(RunFolder folder, ModelJson.Described described) {
        Safetensors file = Safetensors.read(folder.model());
        if (!Digests.sha256(folder.model()).equals(described.sha256())) {
            throw new ThalwegException("TH-M006", "'" + folder.model()
                    + "' is not the file that model.json describes (its SHA-256 is another). Restore the file, or train again.");
        }
        ParameterSet parameters = ParameterSet.zeros(described.objective().network(), described.type());
        parameters.restoreWeights(file.tensors(), folder.model().toString());
        return parameters;
    }

    /// Measures the model on rows with known targets.
    ///
    /// @param source the rows
    /// @param compute what computes
    /// @return what was measured
    public Evaluation evaluate(DataSource source, ComputeOptions compute) {
        Objective objective = described.objective();
        EncodedData encoded = toEvaluate(source);
        Dataset rows = encoded.data();
        try (Engine engine = open(compute)) {
            Measured measured = new Measuring(engine.compile(objective.evaluation()), objective, parameters, rows,
                    preprocessing.target()).measure();
            return new Evaluation(folder.root(), objective.loss().text(), rows.rows(), measured.metrics(),
                    measured.confusion(), texts(encoded));
        }
    }

    private EncodedData toEvaluate(DataSource source) {
        return switch (source) {
            case DataSource.File file -> EncodedData
                    .toEvaluate(preprocessing, file.path(), Optional.ofNullable(file.labels()),
                            DataLoading.lists(file.group()),
                            described.type());
            case DataSource.Stream stream -> throw new ThalwegException("TH-C015", ExitCategory.USAGE,
                    "'" + stream.name() + "' cannot be evaluated; expected a file with the target column.", null);
        };
    }

    /// Predicts rows.
    ///
    /// @param source the rows
    /// @param compute what computes
    /// @return a prediction a row
    public Predictions predict(DataSource source, ComputeOptions compute) {
        Objective objective = described.objective();
        TargetEncoding target = preprocessing.target();
        EncodedData encoded = toPredict(source);
        try (Engine engine = open(compute)) {
            Forward forward = Forward.predicting(engine.compile(objective.predictions()), objective, parameters,
                    encoded.data().inputs());
            return new Predictions(Answers.labels(target), Answers.values(forward.run().outputs(), target),
                    texts(encoded));
        }
    }

    private EncodedData toPredict(DataSource source) {
        return switch (source) {
            case DataSource.File file -> EncodedData.toPredict(preprocessing, file.path(), described.type());
            case DataSource.Stream stream ->
                EncodedData.toPredict(preprocessing, stream.name(), stream.stream(), described.type());
        };
    }

    private static List<String> texts(EncodedData encoded) {
        return encoded.notices().stream().map(Notice::text).toList();
    }

    private Engine open(ComputeOptions compute) {
        return Engine.open(new EngineOptions(compute.backend(), compute.threads(), described.type()));
    }
}
