// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.gson.JsonObject;
import dev.thalweg.training.Metrics;
import dev.thalweg.training.TrainingEvent.EpochDone;
import dev.thalweg.training.store.Json;
import dev.thalweg.training.store.ResultJson;

/// A line of `metrics.jsonl`.
final class EpochJson {
    private EpochJson() {
    }

    static JsonObject line(EpochDone epoch) {
        var json = new JsonObject();
        json.addProperty("epoch", epoch.epoch());
        json.addProperty("step", epoch.step());
        json.addProperty("lr", epoch.learningRate());
        var train = new JsonObject();
        train.add("loss", Json.number(epoch.trainLoss()));
        json.add("train", train);
        Metrics validation = epoch.validation();
        if (validation != null) {
            json.add("validation", ResultJson.metrics(validation));
        }
        json.addProperty("seconds", epoch.seconds());
        return json;
    }

}
