package linli.base.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.Serial;
import java.time.LocalDate;
import linli.base.value.PartialDate;

/** A row as it once was, as JSON: what undoing an import and parting merged people go back to. */
public final class RowState {
    // What a record can tell of itself (isBlank) is no part of its state.
    private static final ObjectMapper JSON = JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).addModule(new SimpleModule()
            .addSerializer(LocalDate.class, ToStringSerializer.instance)
            .addDeserializer(LocalDate.class, new Text<>(LocalDate.class) {
                @Serial private static final long serialVersionUID = 1;

                @Override
                protected LocalDate _deserialize(String text, DeserializationContext context) {
                    return LocalDate.parse(text);
                }
            })
            .addSerializer(PartialDate.class, ToStringSerializer.instance)
            .addDeserializer(PartialDate.class, new Text<>(PartialDate.class) {
                @Serial private static final long serialVersionUID = 1;

                @Override
                protected PartialDate _deserialize(String text, DeserializationContext context) {
                    return birth(text);
                }
            })).build();

    private RowState() {}

    /** @return the state as JSON. */
    public static String write(Object state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** @return the state that {@link #write} gave. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** @return the date written as {@link PartialDate#toString} does: its length tells how exact it is. */
    public static PartialDate birth(String iso) {
        return switch (iso.length()) {
            case 4 -> new PartialDate(LocalDate.parse(iso + "-01-01"), PartialDate.Precision.YEAR);
            case 7 -> new PartialDate(LocalDate.parse(iso + "-01"), PartialDate.Precision.MONTH);
            default -> new PartialDate(LocalDate.parse(iso), PartialDate.Precision.DAY);
        };
    }

    private abstract static class Text<T> extends FromStringDeserializer<T> {
        @Serial private static final long serialVersionUID = 1;

        Text(Class<T> type) {
            super(type);
        }
    }
}
