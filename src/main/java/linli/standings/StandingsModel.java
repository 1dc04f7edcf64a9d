package linli.standings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import linli.base.pdf.Sheet;
import linli.base.ui.Work;
import linli.standings.Standing.Impact;
import linli.standings.Standing.Whole;

/** The list of who stands where, and the one that is open at its side. */
public final class StandingsModel {
    /** What the side shows. */
    public enum Side { NONE, ONE, CONFIRM, DECLINE, TALK, RESTORE, DISMISS, EXPIRE, APPEAL, DECIDE, BACK, ADMIT, RULE, LETTER }

    public final ObjectProperty<StandingList> list = new SimpleObjectProperty<>(StandingList.NONE);
    public final ObjectProperty<Map<String, String>> filter = new SimpleObjectProperty<>(Map.of());
    public final ObjectProperty<Whole> open = new SimpleObjectProperty<>();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    /** What a dismissal would touch; read before its form is shown. */
    public final ObjectProperty<Impact> impact = new SimpleObjectProperty<>();
    public final ObjectProperty<Sheet> letter = new SimpleObjectProperty<>();

    final Standings standings;
    private final Work work;
    private final Supplier<String> centre;

    /** @param centre name of the centre, for letters */
    public StandingsModel(Standings standings, Work work, Supplier<String> centre) {
        this.standings = standings;
        this.work = work;
        this.centre = centre;
    }

    /** @param argument null: as it was; an id: with that partner at the side; a map: only what its filter words find */
    public void open(Object argument) {
        if (argument instanceof Long id) {
            show(id);
        } else if (argument instanceof Map<?, ?> words) {
            Map<String, String> now = new LinkedHashMap<>();
            words.forEach((key, value) -> now.put(key.toString(), value.toString()));
            filter.set(now);
        }
        load();
    }

    /** Reads the rows anew; the newest request wins. */
    public void load() {
        Map<String, String> words = filter.get();
        work.read("standings.list", () -> standings.list(StandingList.Filter.of(words)), list::set);
    }

    /** Narrows by one word; null takes it away. */
    public void narrow(String key, String value) {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        if (value == null) {
            words.remove(key);
        } else {
            words.put(key, value);
        }
        if (!words.equals(filter.get())) {
            filter.set(words);
            load();
        }
    }

    public void show(long partner) {
        Period period = StandingList.Filter.of(filter.get()).period();
        work.read("standings.one", () -> standings.whole(partner, period), whole -> {
            open.set(null);
            open.set(whole);
            side.set(Side.ONE);
        });
    }

    public void turn(Side to) {
        if (to == Side.DISMISS) {
            long partner = open.get().partner();
            work.read("standings.impact", () -> standings.dismissals().impact(partner), found -> {
                impact.set(found);
                side.set(Side.DISMISS);
            });
        } else {
            side.set(to);
        }
    }

    public void back() {
        side.set(side.get() == Side.ONE || open.get() == null ? Side.NONE : Side.ONE);
        if (side.get() == Side.NONE) {
            open.set(null);
        }
    }

    /** 考核 the period that is shown. */
    public void assess(Consumer<Integer> done) {
        Period period = list.get().period();
        work.run(() -> standings.assess(period), counts -> {
            load();
            done.accept(counts.values().stream().mapToInt(Integer::intValue).sum());
        });
    }

    /** Shows a step's letter. */
    public void letter(long step) {
        long partner = open.get().partner();
        work.read("standings.letter", () -> new StandingLetters(standings).letter(partner, step, centre.get()), sheet -> {
            letter.set(sheet);
            side.set(Side.LETTER);
        });
    }

    /** Shows what a dismissal touched, to be worked off. */
    public void hits() {
        long partner = open.get().partner();
        work.read("standings.letter", () -> new StandingLetters(standings).hits(partner, centre.get()), sheet -> {
            letter.set(sheet);
            side.set(Side.LETTER);
        });
    }

    /** Runs a command about the open partner and shows it anew. */
    public void change(Supplier<?> command, Runnable done, Consumer<Throwable> wrong) {
        Long partner = open.get() == null ? null : open.get().partner();
        work.run(command::get, any -> {
            load();
            if (partner != null) {
                show(partner);
            } else {
                side.set(Side.NONE);
            }
            done.run();
        }, wrong);
    }
}
