package linli.base.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

/** Days in a date field as the rest of the program writes them: 2026-11-24; 2026.11.24, 2026/11/24 and 20261124 are read too. */
public final class DayText extends StringConverter<LocalDate> {
    /** Dresses the picker; what cannot be read leaves the day as it was. */
    public static void dress(DatePicker picker) {
        picker.setConverter(new DayText(picker));
    }

    private final DatePicker picker;

    private DayText(DatePicker picker) {
        this.picker = picker;
    }

    @Override
    public String toString(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    @Override
    public LocalDate fromString(String typed) {
        String plain = typed == null ? "" : typed.strip();
        if (plain.isEmpty()) {
            return null;
        }
        try {
            String[] parts = plain.matches("\\d{8}")
                    ? new String[] {plain.substring(0, 4), plain.substring(4, 6), plain.substring(6)} : plain.split("\\D+");
            return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            return picker.getValue();
        }
    }
}
