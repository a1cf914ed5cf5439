// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.Engine;
import dev.thalweg.training.DataOptions;
import dev.thalweg.training.FitOptions;
import dev.thalweg.training.Grouping;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.Part;
import dev.thalweg.training.TestPart;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingEvent.RunDescription;
import dev.thalweg.training.TrainingSummary.BackendChoice;
import dev.thalweg.training.data.ColumnEncoding;
import dev.thalweg.training.data.InputEncoding;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.data.Scaling;
import dev.thalweg.training.data.TargetEncoding;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.store.RunFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A run in words, for people.
final class Descriptions {
    private Descriptions() {
    }

    static BackendChoice backend(Engine engine) {
        return new BackendChoice(engine.backend().id(), engine.backend().lanes(), engine.backendReason());
    }

    static RunDescription run(RunFolder folder, TrainingConfig config, Objective objective, PreparedData data,
            Map<Part, Integer> rows, Engine engine) {
        return new RunDescription(folder.root(), options(config, objective), inputs(data.preprocessing().inputs()),
                target(data.preprocessing().target()), rows, objective.network().description(),
                objective.network().size(),
                backend(engine));
    }

    private static Map<String, String> options(TrainingConfig config, Objective objective) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--loss", objective.loss().text());
        addFit(options, config.fit());
        addModel(options, config.model());
        addData(options, config.data());
        options.put("--threads", Integer.toString(config.compute().threads()));
        options.put("--dtype", config.compute().elementType().text());
        return options;
    }

    private static void addFit(Map<String, String> options, FitOptions fit) {
        options.put("--optimizer", fit.optimizer());
        options.put("--lr", Double.toString(fit.learningRate()));
        options.put("--schedule", fit.schedule());
        options.put("--epochs", Integer.toString(fit.epochs()));
        options.put("--batch", fit.batch().text());
        options.put("--seed", Long.toString(fit.seed()));
        putIfSet(options, "--l1", fit.penalties().l1());
        putIfSet(options, "--l2", fit.penalties().l2());
        putIfSet(options, "--clip-value", fit.clipping().value());
        putIfSet(options, "--clip-norm", fit.clipping().norm());
        if (fit.earlyStopping() > 0) {
            options.put("--early-stopping", Integer.toString(fit.earlyStopping()));
        }
    }

    private static void addModel(Map<String, String> options, ModelOptions model) {
        if (!model.hidden().isEmpty()) {
            options.put("--hidden", model.hidden().stream().map(Object::toString).collect(Collectors.joining(",")));
            options.put("--activation", model.activation().text());
            putIfSet(options, "--dropout", model.dropout());
        }
    }

    private static void addData(Map<String, String> options, DataOptions data) {
        options.put("--validation", Double.toString(data.validationFraction()));
        switch (data.test()) {
            case TestPart.None _ -> {
            }
            case TestPart.Fraction part -> options.put("--test", Double.toString(part.fraction()));
            case TestPart.File part -> options.put("--test", part.path().toString());
        }
        switch (data.group()) {
            case null -> {
            }
            case Grouping.Column(String name) -> options.put("--group", name);
            case Grouping.File(Path path) -> options.put("--group", path.toString());
        }
        if (!data.drop().isEmpty()) {
            options.put("--drop", String.join(",", data.drop()));
        }
        if (!data.categorical().isEmpty()) {
            options.put("--categorical", String.join(",", data.categorical()));
        }
    }

    private static void putIfSet(Map<String, String> options, String name, double value) {
        if (value != 0) {
            options.put(name, Double.toString(value));
        }
    }

    private static List<String> inputs(InputEncoding inputs) {
        return switch (inputs) {
            case InputEncoding.Columns columns -> columns.columns().stream().map(Descriptions::column).toList();
            case InputEncoding.Sparse sparse -> List.of(sparse.features() + " sparse features, scaled");
            case InputEncoding.Pixels pixels -> List.of("images " + pixels.shape() + ", all pixels scaled alike");
        };
    }

    private static String column(ColumnEncoding column) {
        String missing = column.indicator() ? ", and whether it is missing" : "";
        return column.column() + ": " + switch (column) {
            case ColumnEncoding.Numeric _ -> "a number, scaled" + missing;
            case ColumnEncoding.Categorical categorical ->
                "one of " + categorical.categories().size() + ", one-hot" + missing;
        };
    }

    private static String target(TargetEncoding target) {
        return switch (target) {
            case TargetEncoding.Numeric numeric when numeric.scaling().equals(Scaling.NONE) ->
                numeric.column() + ": a number";
            case TargetEncoding.Numeric numeric ->
                numeric.column() + ": a number; the loss sees it standardised, in units of "
                        + numeric.scaling().deviation();
            case TargetEncoding.Classes classes ->
                classes.column() + ": one of " + classes.classes().size() + " classes";
        };
    }
}
