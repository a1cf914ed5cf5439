// SPDX-License-Identifier: Apache-2.0
package com.example.bakery;

import dev.thalweg.api.Engine;
import dev.thalweg.training.ComputeOptions;
import dev.thalweg.training.DataSource;
import dev.thalweg.training.Part;
import dev.thalweg.training.Predictions;
import dev.thalweg.training.TestPart;
import dev.thalweg.training.Training;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.TrainingResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Forecasts how many loaves to bake. A customer sent away costs more than a loaf left over, so the model is trained with a
/// loss that says so: `asymmetric-squared`, from another jar.
public final class Bakery {
    private static final String LOSS = "asymmetric-squared(shortage=4)";

    private Bakery() {
    }

    /// Trains on made-up sales and forecasts two days.
    ///
    /// @param arguments the folder to work in
    /// @throws IOException if the folder cannot be written
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        TrainingResult result = train(Sales.write(folder.resolve("sales.csv")), folder.resolve("run"));
        double r2 = result.summary().metrics().get(Part.TEST).get("r2");
        System.out.printf("trained with %s: R² %.3f on days not seen%n", result.summary().loss(), r2);
        Predictions loaves = forecast(result.summary().run(), "weekday,temperature,holiday\nsat,12,no\nmon,30,yes\n");
        System.out.printf("bake %.0f loaves on the cool Saturday, %.0f on the hot holiday%n", loaves.value(0),
                loaves.value(1));
        System.out.printf("one loaf short costs %.0f times one left over%n", cost(-1) / cost(1));
    }

    /// Trains a model of the sales.
    static TrainingResult train(Path sales, Path run) {
        TrainingConfig config = TrainingConfig.of(sales, "sold")
                .data(data -> data.withTest(new TestPart.Fraction(0.2)))
                .model(model -> model.withHidden(List.of(16)))
                .fit(fit -> fit.withLoss(LOSS).withLearningRate(0.01).withEpochs(30))
                .withOut(run)
                .forced();
        return Training.train(config, List.of(Bakery::report)).run();
    }

    /// Forecasts days that are given as CSV, out of memory.
    static Predictions forecast(Path run, String days) {
        var stream = new ByteArrayInputStream(days.getBytes(StandardCharsets.UTF_8));
        return Training.predict(run, new DataSource.Stream("days", stream), ComputeOptions.defaults());
    }

    /// The cost of one forecast that is off by some loaves, straight from the loss.
    static double cost(float residual) {
        try (Engine engine = Engine.open()) {
            float[] gradient = new float[1];
            return engine.loss(LOSS).valueAndGradient(new float[] {residual}, new float[] {0}, gradient);
        }
    }

    private static void report(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone epoch && epoch.epoch() % 10 == 0) {
            System.out.printf("epoch %d: loss %.4f%n", epoch.epoch(), epoch.trainLoss());
        }
    }
}
