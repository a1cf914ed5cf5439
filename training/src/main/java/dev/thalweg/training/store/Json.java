// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// JSON as text: written the same way everywhere, read with errors that name the file.
public final class Json {
    private static final Gson COMPACT = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    private static final Gson PRETTY = new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting()
            .create();

    private Json() {
    }

    /// A number, or null for NaN and the infinities, which JSON has no words for.
    ///
    /// @param value any number
    /// @return a JSON value
    public static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : com.google.gson.JsonNull.INSTANCE;
    }

    /// Everything on one line.
    ///
    /// @param element the document
    /// @return its text
    public static String compact(JsonElement element) {
        return COMPACT.toJson(element);
    }

    /// Indented, for files that people open.
    ///
    /// @param element the document
    /// @return its text, ending with a new line
    public static String pretty(JsonElement element) {
        return PRETTY.toJson(element) + "\n";
    }

    /// Reads a file that holds one object.
    ///
    /// @param path the file
    /// @return the object
    /// @throws ThalwegException TH-M001 if it holds none; TH-M021 if it cannot be read
    public static JsonObject read(Path path) {
        try {
            return JsonParser.parseString(Files.readString(path)).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException _) {
            throw StoreError.damaged(path, "it holds no JSON object");
        } catch (CharacterCodingException _) {
            throw StoreError.damaged(path, "it is not text");
        } catch (IOException e) {
            throw StoreError.notRead(path, e);
        }
    }

    /// A text that must be there.
    ///
    /// @param path where the object comes from
    /// @param object the object
    /// @param name the member's name
    /// @return its text
    /// @throws ThalwegException TH-M001 if it is missing or no text
    public static String text(Path path, JsonObject object, String name) {
        if (object.get(name) instanceof JsonPrimitive value && value.isString()) {
            return value.getAsString();
        }
        throw StoreError.damaged(path, "it lacks the text '" + name + "'");
    }

    /// Refuses documents of another version.
    ///
    /// @param file where the document comes from
    /// @param document the document
    /// @param expected the schema it must have
    /// @throws ThalwegException TH-M003 if it has another
    public static void requireSchema(Path file, JsonObject document, String expected) {
        String schema = Json.text(file, document, "schema");
        if (!schema.equals(expected)) {
            throw new ThalwegException("TH-M003",
                    "'" + file + "' has schema '" + schema + "'; this version of Thalweg reads '"
                            + expected + "'. Use the version that wrote it, or train again.");
        }
    }

    /// Takes a document apart.
    ///
    /// @param <T> what is made of it
    /// @param file where the document comes from
    /// @param parser takes it apart
    /// @return what the parser makes of it
    /// @throws ThalwegException TH-M001 if a value is missing or of another kind
    public static <T> T parse(Path file, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (NullPointerException | IllegalStateException | UnsupportedOperationException | NumberFormatException
                | ClassCastException e) {
            throw StoreError.damaged(file, "a value is missing or of another kind (" + e.getMessage() + ")");
        }
    }
}
