package linli.base.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/**
 * A row of chips of which one (or none) is chosen. One Tab stop: arrows move, Space chooses and takes back, and where
 * digits are on, 1 … 9 choose at once.
 */
public final class ChipRow<T> extends FlowPane {
    private final ObjectProperty<T> value = new SimpleObjectProperty<>();
    private final Map<T, ToggleButton> chips = new LinkedHashMap<>();
    private boolean digits;
    private boolean optional = true;

    public ChipRow() {
        super(6, 6);
        getStyleClass().add("chip-row");
        value.addListener((property, old, now) -> show());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** @return the chosen one; null = none. */
    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /** Shows numbers before the words and takes them as keys. */
    public ChipRow<T> digits() {
        digits = true;
        return this;
    }

    /** A chosen chip stays chosen when clicked again. */
    public ChipRow<T> required() {
        optional = false;
        return this;
    }

    /** Adds a chip. @param key may be null: the chip for no choice */
    public ToggleButton add(T key, String words) {
        ToggleButton chip = new ToggleButton(digits ? (chips.size() + 1) + " " + words : words);
        chip.getStyleClass().add("chip");
        chip.setAccessibleText(words);
        chip.setOnAction(event -> {
            value.set(optional && Objects.equals(value.get(), key) && key != null ? null : key);
            show();
        });
        chips.put(key, chip);
        getChildren().add(chip);
        show();
        return chip;
    }

    /** @return the chip of a key. */
    public ToggleButton chip(T key) {
        return chips.get(key);
    }

    /** Takes the focus on the chosen chip, or on the first. */
    @Override
    public void requestFocus() {
        ToggleButton chosen = chips.get(value.get());
        (chosen == null ? chips.values().iterator().next() : chosen).requestFocus();
    }

    private void show() {
        boolean any = chips.containsKey(value.get());
        chips.forEach((key, chip) -> {
            boolean chosen = Objects.equals(key, value.get());
            chip.setSelected(chosen);
            chip.setFocusTraversable(chosen || !any && chip == getChildren().getFirst());
        });
    }

    private void key(KeyEvent event) {
        int step = switch (event.getCode()) {
            case LEFT, UP -> -1;
            case RIGHT, DOWN -> 1;
            default -> 0;
        };
        int now = getChildren().indexOf(event.getTarget());
        if (step != 0 && now >= 0) {
            getChildren().get(Math.floorMod(now + step, chips.size())).requestFocus();
            event.consume();
        } else if (digits && event.getCode().isDigitKey()) {
            String name = event.getCode().getName();
            int number = name.charAt(name.length() - 1) - '0';
            if (number >= 1 && number <= chips.size()) {
                ToggleButton chip = (ToggleButton) getChildren().get(number - 1);
                chip.requestFocus();
                if (!chip.isSelected()) {
                    chip.fire();
                }
                event.consume();
            }
        }
    }
}
