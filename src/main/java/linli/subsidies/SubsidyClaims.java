package linli.subsidies;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.Right;
import linli.subsidies.ClaimQuery.Meal;
import linli.subsidies.SubsidyClaim.Line;
import linli.subsidies.SubsidyClaim.LineKind;

/**
 * 助餐补贴申报, the front door. A claim is counted from the meals that were eaten with a subsidy; what is sent is frozen, a
 * month is claimed once, and what turns out wrong later stands in the next claim. So all claims together always say what
 * the meals say.
 */
public final class SubsidyClaims {
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final ClaimStore store;
    private final ClaimQuery query;

    /** A claim as the page shows it. {@code doubles}: second subsidised meals of one person at one sitting, which are not claimed. */
    public record Look(SubsidyClaim claim, List<Line> doubles, int unmarked, List<YearMonth> months) {}

    public SubsidyClaims(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        store = new ClaimStore(db, clock);
        query = new ClaimQuery(db);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @return the submitted claims, the newest first. */
    public List<SubsidyClaim> claims() {
        return store.all();
    }

    public Look look(YearMonth month) {
        Set<YearMonth> months = new TreeSet<>();
        query.months().forEach(one -> months.add(YearMonth.of(one / 100, one % 100)));
        months.add(month);
        return new Look(claim(month), doubles(month), query.unmarked(month.atDay(1), month.atEndOfMonth()), new ArrayList<>(months).reversed());
    }

    /** @return the month to claim next: the first finished one after the last claim that has meals, else the last finished one. */
    public YearMonth due() {
        YearMonth now = YearMonth.from(today());
        return query.months().stream().filter(one -> one > query.last()).map(one -> YearMonth.of(one / 100, one % 100)).filter(month -> month.isBefore(now))
                .reduce((newer, older) -> older).orElse(now.minusMonths(1));
    }

    /** @return the month's claim as it was submitted, else as it stands today. */
    public SubsidyClaim claim(YearMonth month) {
        Optional<SubsidyClaim> sent = store.all().stream().filter(one -> one.month().equals(month)).findFirst();
        return sent.orElseGet(() -> new SubsidyClaim(0, month, null, null, number(month) <= query.last() ? List.of() : lines(month)));
    }

    private static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** What the meals say less what the claims said: a meal of this month, or an adjustment. */
    private List<Line> lines(YearMonth month) {
        Map<Long, Money> claimed = query.claimed();
        Set<String> sittings = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Meal meal : query.meals(month.atEndOfMonth())) {
            boolean eaten = meal.status().equals("EATEN") && !meal.subsidy().isZero();
            boolean first = eaten && sittings.add(sitting(meal));
            Money should = first ? meal.subsidy() : Money.ZERO;
            Money said = claimed.getOrDefault(meal.order(), Money.ZERO);
            if (!should.equals(said)) {
                boolean plain = !claimed.containsKey(meal.order()) && YearMonth.from(meal.on()).equals(month);
                lines.add(line(meal, should.minus(said), plain ? LineKind.MEAL : LineKind.ADJUST, plain ? null : why(meal, eaten, first, claimed.containsKey(meal.order()))));
            }
        }
        return lines;
    }

    private static String sitting(Meal meal) {
        return meal.person() + "/" + meal.on() + "/" + meal.sitting();
    }

    private static Line line(Meal meal, Money amount, LineKind kind, String reason) {
        return new Line(meal.order(), meal.person(), meal.name(), meal.age(), meal.on(), meal.sitting(), meal.tier(), meal.price(), amount, kind, reason);
    }

    private static String why(Meal meal, boolean eaten, boolean first, boolean claimed) {
        if (!claimed) {
            return Texts.text("subsidies.why.late");
        }
        if (eaten && !first) {
            return Texts.text("subsidies.why.double");
        }
        return switch (meal.status()) {
            case "CANCELLED" -> Texts.text("subsidies.why.cancelled", meal.reason() == null ? "" : meal.reason());
            case "NO_SHOW" -> Texts.text("subsidies.why.noShow");
            case "ORDERED" -> Texts.text("subsidies.why.unmarked");
            default -> Texts.text("subsidies.why.amount", meal.subsidy());
        };
    }

    /** @return second subsidised meals of one person at one sitting in the month: two rows that were merged since. */
    private List<Line> doubles(YearMonth month) {
        Set<String> sittings = new HashSet<>();
        return query.meals(month.atEndOfMonth()).stream().filter(meal -> meal.status().equals("EATEN") && !meal.subsidy().isZero() && !sittings.add(sitting(meal))
                && YearMonth.from(meal.on()).equals(month)).map(meal -> line(meal, meal.subsidy(), LineKind.MEAL, Texts.text("subsidies.why.double"))).toList();
    }

    /**
     * Submits a month's claim and freezes it.
     *
     * @throws UserError for a month that was claimed, lies before the last claimed one, is not over yet or has nothing
     */
    public SubsidyClaim submit(YearMonth month) {
        return db.write(() -> {
            if (!month.isBefore(YearMonth.from(today()))) {
                throw new UserError("error.subsidies.early", month);
            }
            if (number(month) <= query.last()) {
                throw new UserError("error.subsidies.again", month, YearMonth.of(query.last() / 100, query.last() % 100));
            }
            List<Line> lines = lines(month);
            if (lines.isEmpty()) {
                throw new UserError("error.subsidies.nothing", month);
            }
            store.insert(new SubsidyClaim(0, month, today(), staff.get(), lines));
            return claim(month);
        });
    }

    /** @return the claim on A4. @param unit name of the centre, its phone */
    public Sheet paper(YearMonth month, String unit, String phone) {
        return ClaimPapers.sheet(claim(month), unit, phone);
    }

    /** Writes the claim as a workbook: by grade, by person, each meal, adjustments. */
    public Path book(YearMonth month, String unit, Path wish) {
        return ClaimPapers.book(claim(month), unit, wish);
    }

    /** Empties the claims: for taking the sample out, where nothing real stands in them. */
    public void forget() {
        db.require(Right.ADMIN);
        db.write(store::clear);
    }
}
