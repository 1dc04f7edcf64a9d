package linli.matching;

import linli.supplies.Supplies;
import linli.supplies.Supply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.value.Domains;
import linli.matching.Ranking.Decision;
import linli.matching.Ranking.Match;
import linli.matching.Ranking.Room;
import linli.matching.Ranking.Why;
import linli.supplies.Supply.Kind;
import linli.supplies.Supply.Standing;
import linli.supplies.Supply.Week;
import linli.matching.Weights.Part;
import linli.base.value.WeekSlot;

/**
 * Judges supplies against one ask: first whether they can answer it at all, then by how much. Every part gives 0 … 1 of
 * its weight; what is not known counts as 0.6, so that a gap in the books neither wins nor loses.
 */
final class Scoring {
    /** A score is kept in hundredths, so that near ones are told apart. */
    static final int FINE = 100;
    private static final double UNKNOWN = 0.6;
    private static final int FITS = -1;
    private static final int NO_DOMAIN = -2 - Why.DOMAIN.ordinal();
    private static final Part[] PARTS = Part.values();
    private static final Why[] WHY = Why.values();

    private final Ask ask;
    private final Weights weights;
    private final LocalDate today;
    private final List<Supply> rooms;
    private final Map<Supply.Key, Decision> decisions;
    private final int[] points = new int[PARTS.length];
    private final int sum;
    private final double[] parts = new double[PARTS.length];
    /** How near each domain lies to what is asked, each reckoned once. */
    private final Map<String, Double> near = new HashMap<>();
    private final Week wide;

    /** @param rooms every room with its free hours */
    Scoring(Ask ask, Weights weights, LocalDate today, List<Supply> rooms, Map<Supply.Key, Decision> decisions) {
        this.ask = ask;
        this.weights = weights;
        this.today = today;
        this.rooms = rooms;
        this.decisions = decisions;
        for (Part part : PARTS) {
            points[part.ordinal()] = weights.of(part);
        }
        sum = weights.all();
        wide = ask.slots().isEmpty() ? Week.EMPTY : Nearby.of(ask);
    }

    /** @return the ranking over all supplies; what lies in another domain is told by its set, without being looked at. */
    Ranking rank(Supplies.Snapshot now) {
        List<Supply> supplies = now.all();
        int firstRoom = supplies.size() - now.rooms().size();
        boolean[] foreign = new boolean[now.domains().size()];
        for (int i = 0; i < foreign.length; i++) {
            foreign[i] = !now.domains().get(i).isEmpty() && nearest(now.domains().get(i)) == 0;
        }
        long[] found = new long[64];
        int count = 0;
        int[][] out = new int[WHY.length][16];
        int[] outs = new int[WHY.length];
        for (int at = 0; at < supplies.size(); at++) {
            int judged = NO_DOMAIN;
            if (at >= firstRoom || !foreign[now.domain()[at]]) {
                Supply supply = supplies.get(at);
                if (supply.kind() == Kind.VENUE && !ask.place()) {
                    continue;
                }
                judged = judge(supply);
            }
            if (judged >= 0) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = (long) (100 * FINE - judged) << 32 | at;
            } else {
                int why = -judged - 2;
                if (outs[why] == out[why].length) {
                    out[why] = Arrays.copyOf(out[why], 2 * outs[why]);
                }
                out[why][outs[why]++] = at;
            }
        }
        Arrays.sort(found, 0, count);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < Math.min(count, Ranking.MOST); i++) {
            matches.add(match(supplies.get((int) found[i])));
        }
        Map<Why, int[]> left = new EnumMap<>(Why.class);
        for (Why why : WHY) {
            if (outs[why.ordinal()] > 0) {
                left.put(why, Arrays.copyOf(out[why.ordinal()], outs[why.ordinal()]));
            }
        }
        return new Ranking(ask, List.copyOf(matches), count, left, supplies::get);
    }

    /** @return the score in hundredths, or -2 - the ordinal of why not. */
    int judge(Supply supply) {
        int why = excluded(supply);
        if (why != FITS) {
            return -2 - why;
        }
        double total = 0;
        for (int part = 0; part < points.length; part++) {
            total += points[part] * parts[part];
        }
        int score = (int) Math.round(100 * FINE * total / sum);
        return score < weights.leastScore() * FINE ? -2 - Why.WEAK.ordinal() : score;
    }

    /** Fills the parts. @return the ordinal of the first reason against it, or FITS */
    private int excluded(Supply supply) {
        double domain = domain(supply);
        if (domain == 0) {
            return Why.DOMAIN.ordinal();
        }
        Supply.State state = supply.state();
        Standing standing = state.standing();
        if (!state.consent()) {
            return Why.CONSENT.ordinal();
        }
        if (standing == Standing.ENDED || standing == Standing.CANDIDATE) {
            return Why.STANDING.ordinal();
        }
        if (state.until() != null && state.until().isBefore(today)) {
            return Why.EXPIRED.ordinal();
        }
        if (standing == Standing.PAUSED) {
            return Why.PAUSED.ordinal();
        }
        double audience = audience(supply);
        if (audience == 0) {
            return Why.AUDIENCE.ordinal();
        }
        double slot = slot(supply);
        if (slot == 0) {
            return Why.SLOT.ordinal();
        }
        if (state.gone(hours(ask, supply), today)) {
            return Why.AWAY.ordinal();
        }
        if (standing == Standing.PAUSED_VENUE && room(supply) == null) {
            return Why.PAUSED.ordinal();
        }
        double seats = seats(supply);
        if (seats == 0) {
            return Why.FULL.ordinal();
        }
        Supply.Rating rating = supply.rating();
        if (rating.asked() >= weights.leastAnswers() && rating.percent() < weights.leastSatisfied()) {
            return Why.RATING.ordinal();
        }
        Decision decision = decisions.isEmpty() ? null : decisions.get(supply.key());
        if (decision != null && decision.keepsOut(today)) {
            return (decision.verdict() == Decision.Verdict.REFUSED ? Why.REFUSED : Why.DEFERRED).ordinal();
        }
        parts[0] = domain;
        parts[1] = slot;
        parts[2] = audience;
        parts[3] = place(supply.where());
        parts[4] = price(supply);
        parts[5] = seats;
        parts[6] = satisfaction(rating);
        return FITS;
    }

    /** Rooms serve any domain, but only who asks for one; then a teacher alone is half an answer. */
    private double domain(Supply supply) {
        if (supply.kind() == Kind.VENUE) {
            boolean other = !supply.domains().isEmpty() && !ask.domains().isEmpty() && nearest(supply.domains()) == 0;
            return ask.teach() && !ask.domains().isEmpty() ? 0.5 : other ? 0.6 : 0.9;
        }
        double best = nearest(supply.domains()) * (ask.otherKind(supply) ? 0.6 : 1);
        return ask.place() && !ask.teach() ? best * 0.7 : best;
    }

    private double nearest(Set<String> codes) {
        double best = 0;
        for (String code : codes) {
            best = Math.max(best, near.computeIfAbsent(code, this::near));
        }
        return best;
    }

    /** The first domain named counts most. Sisters under one root do not help: who wants to paint does not want chess. */
    private double near(String code) {
        double best = 0;
        double named = 1;
        for (String wanted : ask.domains()) {
            double one = code.equals(wanted) ? 1
                    : code.equals(Domains.rootOf(wanted)) ? 0.6
                    : wanted.equals(Domains.rootOf(code)) ? ask.fromCategory() ? 0.55 : 0.75 : 0;
            best = Math.max(best, one * named);
            named = Math.max(0.8, named - 0.1);
        }
        return best;
    }

    private double audience(Supply supply) {
        Supply.Audience audience = supply.audience();
        boolean anybody = audience.groups().isEmpty() && audience.from() == null && audience.to() == null;
        if (anybody || supply.kind() == Kind.VENUE) {
            return 0.75;
        }
        double group = audience.groups().isEmpty() || ask.group() == null ? UNKNOWN : audience.groups().contains(ask.group()) ? 1 : 0;
        boolean bounds = audience.from() != null || audience.to() != null;
        Ask.Ages ages = ask.ages();
        if (!bounds || ages.from() == null && ages.to() == null) {
            return group;
        }
        int least = audience.from() == null ? 0 : audience.from();
        int most = audience.to() == null ? 130 : audience.to();
        int from = ages.from() == null ? 0 : ages.from();
        int to = ages.to() == null ? 130 : ages.to();
        if (to < least || from > most) {
            // Whom it is for is only guessed from the asker: a grandmother may well ask for a grandchild.
            return ages.said() ? 0 : Math.min(group, 0.3);
        }
        return group == 0 && ages.said() ? 0.5 : group == 0 ? 0 : 1;
    }

    /** @return the hours in question: those that suit both, or else its own. */
    static Week hours(Ask ask, Supply supply) {
        return supply.week().meets(ask.week()) ? supply.week().and(ask.week()) : supply.week();
    }

    private double slot(Supply supply) {
        if (ask.slots().isEmpty()) {
            return supply.slots().isEmpty() ? UNKNOWN : 0.75;
        }
        if (supply.week().empty()) {
            return supply.kind() == Kind.VENUE ? 0 : 0.35;
        }
        return supply.week().meets(ask.week()) ? 1 : supply.week().meets(wide) ? 0.45 : 0;
    }

    /** @return a free room for the supply at a time that suits, or null when it needs none or there is none. */
    Room room(Supply supply) {
        if (!supply.state().needsRoom()) {
            return null;
        }
        Week time = ask.slots().isEmpty() ? supply.week() : supply.week().and(ask.week());
        if (!supply.week().empty() && time.empty()) {
            time = supply.week();
        }
        int people = Math.max(1, ask.people());
        Supply best = null;
        Week when = null;
        for (Supply room : rooms) {
            Week both = supply.week().empty() ? room.week() : time;
            if (room.week().meets(both) && (best == null || fit(room, supply, people) < fit(best, supply, people))) {
                best = room;
                when = both;
            }
        }
        return best == null ? null : new Room(best.id(), best.name(), best.week().and(when).slots().getFirst());
    }

    /** @return less for a room that suits better: large enough, meant for it by its name, not larger than need be. */
    private static int fit(Supply room, Supply supply, int people) {
        int all = room.seats().all();
        boolean own = room.domains().stream().anyMatch(supply.domains()::contains);
        int meant = own ? 0 : !room.domains().isEmpty() ? 3 : Ask.lessons(room.name()) ? 1 : 2;
        return (all == 0 || all >= people ? 0 : 1_000_000) + meant * 10_000 + (all == 0 ? 5_000 : Math.min(all, 4_999));
    }

    private double seats(Supply supply) {
        Integer left = supply.seats().left();
        if (left == null) {
            return UNKNOWN;
        }
        if (supply.kind() == Kind.TALENT) {
            return 0.8;
        }
        if (supply.kind() == Kind.VENUE) {
            // The smallest room that takes them: the hall stays free for many.
            return left < ask.people() ? 0.4 : Math.max(0.6, 1 - (left - ask.people()) / 100.0);
        }
        return left == 0 ? 0 : left >= ask.people() ? 1 : 0.7;
    }

    private double place(Supply.Where where) {
        Supply.Where mine = ask.where();
        if (!mine.estate().isEmpty() && mine.estate().equals(where.estate())) {
            return !mine.building().isEmpty() && mine.building().equals(where.building()) ? 1 : 0.9;
        }
        if (mine.community().isEmpty() || where.community().isEmpty()) {
            return UNKNOWN;
        }
        return mine.community().equals(where.community()) ? 0.75 : 0.3;
    }

    private double price(Supply supply) {
        return switch (supply.price().fee()) {
            case FREE -> 1;
            case LOW -> ask.cheap() ? 0.6 : 0.8;
            case MARKET -> ask.cheap() ? 0.1 : 0.5;
            case UNSAID -> UNKNOWN;
        };
    }

    /** Few answers say little: ten of 85 % are mixed in. Several nominations are a word for somebody who has not begun. */
    private static double satisfaction(Supply.Rating rating) {
        double prior = rating.nominators() >= 3 ? 0.9 : 0.8;
        return (rating.satisfied() + 10 * prior) / (rating.asked() + 10);
    }

    private Match match(Supply supply) {
        return match(supply, room(supply));
    }

    /** @return the match as the plan means it: in that room at those hours, or as it is where there is none. */
    Match match(Supply supply, Supply room, Week free) {
        if (room == null) {
            return match(supply, room(supply));
        }
        Week both = supply.week().empty() ? free : free.and(supply.week());
        Week wished = ask.slots().isEmpty() ? both : both.and(ask.week());
        List<WeekSlot> slots = wished.slots();
        return match(supply, slots.isEmpty() ? room(supply) : new Room(room.id(), room.name(), slots.getFirst()));
    }

    private Match match(Supply supply, Room room) {
        int score = Math.max(0, judge(supply));
        List<Ranking.Share> shares = new ArrayList<>();
        for (Part part : PARTS) {
            shares.add(new Ranking.Share(part, points[part.ordinal()] * parts[part.ordinal()], points[part.ordinal()]));
        }
        return new Reasons(ask, supply, parts.clone(), room, decisions.get(supply.key()), today).match(Math.round(score / (float) FINE), shares);
    }

    /** The week around the wished hours: other hours of the same days, and the same hours of the like days. */
    private static final class Nearby {
        static Week of(Ask ask) {
            long[] days = new long[7];
            long workdays = 0;
            long weekend = 0;
            for (int day = 0; day < 7; day++) {
                workdays |= day < 5 ? ask.week().day(day) : 0;
                weekend |= day >= 5 ? ask.week().day(day) : 0;
            }
            for (int day = 0; day < 7; day++) {
                days[day] = (day < 5 ? workdays : weekend) | (ask.week().day(day) != 0 ? Week.bits(8 * 60, 21 * 60) : 0);
            }
            return Week.of(days);
        }
    }
}
