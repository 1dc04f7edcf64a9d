package linli.base.db;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a backup holds, written as JSON beside it once the copy has been opened and counted. A backup without its
 * manifest is unfinished.
 *
 * @param sha256 of the zip
 * @param rows rows of each table
 */
public record Manifest(String file, BackupReason reason, OffsetDateTime at, String store, int schemaVersion, long commitNo,
        String sha256, SortedMap<String, Long> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return the manifest beside the zip, or empty when there is none or it cannot be read. */
    public static Optional<Manifest> beside(Path zip) {
        try {
            JsonNode json = JSON.readTree(Files.readString(path(zip), StandardCharsets.UTF_8));
            SortedMap<String, Long> rows = new TreeMap<>();
            json.required("rows").properties().forEach(each -> rows.put(each.getKey(), each.getValue().longValue()));
            return Optional.of(new Manifest(json.required("file").textValue(),
                    BackupReason.valueOf(json.required("reason").textValue()),
                    OffsetDateTime.parse(json.required("at").textValue()), json.required("store").textValue(),
                    json.required("schemaVersion").intValue(), json.required("commitNo").longValue(),
                    json.required("sha256").textValue(), rows));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** @return where the manifest of a zip stands. */
    public static Path path(Path zip) {
        return zip.resolveSibling(zip.getFileName().toString().replaceFirst("\\.zip$", "") + ".json");
    }

    void save(Path zip) {
        ObjectNode json = JSON.createObjectNode();
        json.put("file", file).put("reason", reason.name()).put("at", at.toString()).put("store", store);
        json.put("schemaVersion", schemaVersion).put("commitNo", commitNo).put("sha256", sha256);
        ObjectNode counts = json.putObject("rows");
        rows.forEach(counts::put);
        Durable.write(path(zip), json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }
}
