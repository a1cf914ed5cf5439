// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.store.BackgroundWriter;
import dev.thalweg.training.store.Checkpoint;
import dev.thalweg.training.store.Json;
import dev.thalweg.training.store.MetricsLog;
import dev.thalweg.training.store.RunFolder;
import dev.thalweg.training.store.Safetensors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Saves the state of a run, and finds it again.
///
/// Arrays are copied at once and written behind the back of the training thread; a checkpoint is announced when it is known to be
/// whole, which is when the next one is due or the run ends.
final class Checkpoints implements AutoCloseable {
    private final RunFolder folder;
    private final TrainingConfig config;
    private final ParameterSet parameters;
    private final EarlyStopping begin;
    private final Announcer announcer;
    private final BackgroundWriter writer = new BackgroundWriter();
    private @Nullable Written unannounced;

    private record Written(Path[] file, long step) {
    }

    /// What is found in a run: where it stood, what early stopping remembered, and what was measured after each epoch.
    record Found(Cursor cursor, EarlyStopping stopping, List<Double> metrics) {
    }

    Checkpoints(RunFolder folder, TrainingConfig config, ParameterSet parameters, EarlyStopping begin,
            Announcer announcer) {
        this.folder = folder;
        this.config = config;
        this.parameters = parameters;
        this.begin = begin;
        this.announcer = announcer;
    }

    /// Saves the present state, and before it the line of an epoch.
    ///
    /// @param metrics what was measured after each epoch, which the schedule may look at
    /// @param line what was measured; null within an epoch
    void save(Cursor cursor, EarlyStopping stopping, List<Double> metrics, @Nullable JsonObject line) {
        await();
        var checkpoint = new Checkpoint(cursor.checkpointName(),
                new Safetensors(parameters.everything(), Map.of("format", "thalweg")),
                document(cursor, stopping, metrics));
        var file = new Path[1];
        writer.write(() -> {
            if (line != null) {
                new MetricsLog(folder.metrics()).append(line);
            }
            file[0] = checkpoint.write(folder);
        });
        unannounced = new Written(file, cursor.step());
    }

    /// Waits until the last checkpoint is whole.
    void await() {
        writer.await();
        Written written = unannounced;
        unannounced = null;
        if (written != null) {
            announcer.announce(new TrainingEvent.CheckpointSaved(written.file[0], written.step));
        }
    }

    private JsonObject document(Cursor cursor, EarlyStopping stopping, List<Double> metrics) {
        var position = new JsonObject();
        position.addProperty("epoch", cursor.epoch());
        position.addProperty("stepInEpoch", cursor.stepInEpoch());
        position.addProperty("step", cursor.step());
        position.addProperty("lossSum", cursor.lossSum());
        position.addProperty("examples", cursor.examples());
        var best = new JsonObject();
        best.add(stopping.watched().metric(),
                stopping.bestEpoch() == 0 ? JsonNull.INSTANCE : new JsonPrimitive(stopping.best()));
        best.addProperty("epoch", stopping.bestEpoch());
        best.addProperty("waited", stopping.waited());
        var json = new JsonObject();
        json.add("cursor", position);
        json.add("best", best);
        json.add("metrics", MetricsJson.of(metrics));
        json.addProperty("seed", config.fit().seed());
        json.addProperty("optimizer", config.fit().optimizer());
        json.addProperty("schedule", config.fit().schedule());
        json.addProperty("lr", config.fit().learningRate());
        json.addProperty("dtype", config.compute().elementType().text());
        return json;
    }

    /// Takes over the newest whole checkpoint, if the run has one.
    ///
    /// @return where to go on; the start without a checkpoint
    Found restore() {
        Found found = folder.latestCheckpoint().map(this::restore)
                .orElseGet(() -> new Found(Cursor.START, begin, List.of()));
        new MetricsLog(folder.metrics()).keep(found.cursor().epoch());
        return found;
    }

    private Found restore(String name) {
        Checkpoint checkpoint = Checkpoint.read(folder, name);
        Path file = Checkpoint.documentFile(folder, name);
        parameters.restoreEverything(checkpoint.tensors().tensors(), file.toString());
        return Json.parse(file, () -> found(checkpoint.document()));
    }

    private Found found(JsonObject json) {
        JsonObject position = json.getAsJsonObject("cursor");
        var cursor = new Cursor(position.get("epoch").getAsInt(), position.get("stepInEpoch").getAsInt(),
                position.get("step").getAsLong(), position.get("lossSum").getAsDouble(),
                position.get("examples").getAsLong());
        JsonObject best = json.getAsJsonObject("best");
        JsonElement value = best.get(begin.watched().metric());
        return new Found(cursor, new EarlyStopping(begin.watched(), begin.patience(),
                value.isJsonNull() ? begin.best() : value.getAsDouble(), best.get("epoch").getAsInt(),
                best.get("waited").getAsInt()), MetricsJson.read(json.getAsJsonArray("metrics")));
    }

    /// Brings back the parameters of an earlier epoch, and the state, of which the model may be made.
    void restoreEpoch(int epoch) {
        await();
        String name = new Cursor(epoch, 0, 0, 0, 0).checkpointName();
        parameters.restoreEverything(Checkpoint.read(folder, name).tensors().tensors(), name);
    }

    @Override
    public void close() {
        writer.close();
    }
}
