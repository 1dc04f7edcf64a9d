package linli.reports;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.excel.OutFile;
import linli.base.text.UserError;
import linli.reports.Measure.Subject;
import linli.reports.Report.Behind;
import linli.reports.Report.Origin;
import linli.reports.ReportDefinition.When.Period;
import linli.reports.ReportDefinition.When;

/** 报表: figures for the street office, each with the records behind it. Changes nothing. */
public final class Reports {
    private final ReportNeedQuery needs;
    private final ReportPeopleQuery people;
    private final ReportCentreQuery centre;
    private final Clock clock;
    private final Supplier<List<String>> categories;

    /**
     * @param clock its zone decides where a day begins
     * @param categories the centre's categories of needs, in its order
     */
    public Reports(Db db, Clock clock, Supplier<List<String>> categories) {
        this.needs = new ReportNeedQuery(db, clock.getZone());
        this.people = new ReportPeopleQuery(db, clock.getZone());
        this.centre = new ReportCentreQuery(db);
        this.clock = clock;
        this.categories = categories;
    }

    /** @return the month that is usually reported now: the one before today's, until its last days. */
    public YearMonth usual() {
        LocalDate today = LocalDate.now(clock);
        return today.getDayOfMonth() >= 25 ? YearMonth.from(today) : YearMonth.from(today).minusMonths(1);
    }

    public YearMonth thisMonth() {
        return YearMonth.now(clock);
    }

    /** 党群服务中心服务情况月报, made today. */
    public Report month(YearMonth month) {
        return month(month, LocalDate.now(clock));
    }

    /**
     * Same, made on a given day: a month not over yet ends there.
     *
     * @throws UserError when the month has not begun on that day
     */
    public Report month(YearMonth month, LocalDate asOf) {
        if (month.atDay(1).isAfter(asOf)) {
            throw new UserError("error.reports.future", text("reports.month", month.getYear(), month.getMonthValue()), asOf.toString());
        }
        LocalDate cutoff = asOf.isBefore(month.atEndOfMonth()) ? asOf : month.atEndOfMonth();
        ReportRules rules = centre.rules(cutoff);
        ReportDefinition definition = MonthReport.of(month, rules, categories.get(),
                needs.keys(Measure.Split.CATEGORY), needs.keys(Measure.Split.CHANNEL));
        Counting counting = new Counting(month, cutoff, asOf, rules);
        List<Report.Section> sections = new ReportFigures(definition, rules, counting::count).sections();
        List<String> notes = new ArrayList<>();
        notes.add(text("reports.note.until", cutoff.getYear(), cutoff.getMonthValue(), cutoff.getDayOfMonth()));
        notes.addAll(definition.notes());
        notes.addAll(counting.notes());
        return new Report(definition, month, cutoff, asOf, centre.centre(), sections, List.copyOf(notes));
    }

    /**
     * The records behind a figure, masked. Behind a share stand the records of its whole, the parts marked; behind a
     * change those of the present period.
     *
     * @param id as in {@link Report.Figure#id}
     */
    public List<Behind> behind(Report report, String id) {
        Counting counting = new Counting(report.month(), report.cutoff(), report.madeOn(), centre.rules(report.cutoff()));
        return switch (report.figure(id).origin()) {
            case Origin.Counted counted -> counting.behind(counted);
            case Origin.Sum sum -> union(report, sum.of());
            case Origin.Change change -> behind(report, change.now());
            case Origin.Share share -> {
                Set<Long> parts = new LinkedHashSet<>();
                union(report, share.parts()).forEach(row -> parts.add(row.id()));
                yield union(report, share.whole()).stream()
                        .map(row -> new Behind(row.subject(), row.id(), row.title(), row.detail(), parts.contains(row.id()))).toList();
            }
        };
    }

    private List<Behind> union(Report report, List<String> ids) {
        Map<Long, Behind> rows = new LinkedHashMap<>();
        ids.forEach(id -> behind(report, id).forEach(row -> rows.putIfAbsent(row.id(), row)));
        return List.copyOf(rows.values());
    }

    /** @return the workbook's bytes, for whoever puts further sheets behind it. */
    public byte[] bytes(Report report) {
        return ReportWorkbook.bytes(report, List.of());
    }

    /**
     * The workbook with a second sheet that lists the records behind the given figures.
     *
     * @return as {@link Report#writeTo}
     */
    public Path write(Report report, Path wish, List<String> detailed) {
        List<ReportWorkbook.Detail> details = detailed.stream()
                .map(id -> new ReportWorkbook.Detail(report.label(id), behind(report, id))).toList();
        return OutFile.write(ReportWorkbook.bytes(report, details), wish);
    }

    /** One report's counting: which stretch of time is meant, and whether the store reaches back that far. */
    private final class Counting {
        private final YearMonth month;
        private final LocalDate cutoff;
        private final LocalDate asOf;
        private final ReportRules rules;
        private final LocalDate firstNeed = needs.firstDay().orElse(LocalDate.MAX);
        private final LocalDate firstResident = people.firstDay().orElse(LocalDate.MAX);

        Counting(YearMonth month, LocalDate cutoff, LocalDate asOf, ReportRules rules) {
            this.month = month;
            this.cutoff = cutoff;
            this.asOf = asOf;
            this.rules = rules;
        }

        /** @return number per key, or null when the store knows nothing of that time. */
        Map<String, Long> count(Measure measure, Measure.Split split, When when) {
            if (!known(measure, when)) {
                return null;
            }
            Period period = when.in(month, cutoff);
            return measure.subject() == Subject.NEED ? needs.count(measure, split, period)
                    : Map.of(ReportNeedQuery.NONE, people.count(measure, period, knownOn(period), rules));
        }

        private boolean known(Measure measure, When when) {
            boolean own = when == When.MONTH || when == When.YEAR;
            LocalDate first = measure.subject() == Subject.NEED ? firstNeed : firstResident;
            return own || !first.isAfter(when.in(month, cutoff).to());
        }

        List<Behind> behind(Origin.Counted counted) {
            Period period = counted.when().in(month, cutoff);
            if (!known(counted.measure(), counted.when())) {
                return List.of();
            }
            return counted.measure().subject() == Subject.NEED
                    ? needs.behind(counted.measure(), counted.split(), counted.key(), period)
                    : people.behind(counted.measure(), period, knownOn(period), rules);
        }

        /** A month from before the first record is told from today's records: better than none, and said so below. */
        private LocalDate knownOn(Period period) {
            return firstResident.isAfter(period.to()) ? asOf : period.to();
        }

        List<String> notes() {
            List<String> notes = new ArrayList<>();
            boolean backwards = firstResident.isAfter(cutoff) && !firstResident.equals(LocalDate.MAX);
            if (backwards) {
                notes.add(text("reports.note.backwards", firstResident.toString()));
            } else {
                long later = people.recordedLater(cutoff, asOf);
                if (later > 0) {
                    notes.add(text("reports.note.later", later));
                }
            }
            long undated = people.undated();
            if (undated > 0) {
                notes.add(text("reports.note.undated", undated));
            }
            return notes;
        }
    }
}
