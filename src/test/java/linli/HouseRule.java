package linli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The rules of the house, each written once for any root package so that it can be held against the real code and
 * against a planted violation. {@link #planted()} names what the violation's report must contain.
 */
enum HouseRule {
    ARROWS("planted.venues.Venues") {
        @Override
        ArchRule in(String root) {
            return classes().that(named("features", type -> inFeature(type, root))).should(dependOnlyAlongArrows(root));
        }
    },
    BASE_KNOWS_NO_FEATURE("planted.base.db.Nosy") {
        @Override
        ArchRule in(String root) {
            return noClasses().that().resideInAPackage(root + ".base..").should().dependOnClassesThat(
                    named("features, shell or root", type -> inHouse(type, root) && !Set.of("base", "schema").contains(folder(type, root))));
        }
    },
    SHELL_KNOWS_NO_FEATURE("planted.shell.NosyShell") {
        @Override
        ArchRule in(String root) {
            return noClasses().that().resideInAPackage(root + ".shell..").should().dependOnClassesThat(
                    named("features", type -> inFeature(type, root)));
        }
    },
    NO_CYCLES("Cycle") {
        @Override
        ArchRule in(String root) {
            return slices().matching(root + ".(*)..").should().beFreeOfCycles();
        }
    },
    SQL_IN_STORES_ONLY("planted.needs.Needs") {
        @Override
        ArchRule in(String root) {
            return noClasses().that(named("not *Store, *Query, base.db or schema", type -> inHouse(type, root) && !isStore(type)
                            && !isQuery(type) && !type.getPackageName().equals(root + ".base.db") && !folder(type, root).equals("schema")))
                    .should().dependOnClassesThat(named("jOOQ, java.sql or schema",
                            type -> type.getPackageName().startsWith("org.jooq") || type.getPackageName().equals("java.sql")
                                    || type.getPackageName().startsWith(root + ".schema")));
        }
    },
    QUERY_WRITES_NOTHING("planted.needs.NeedQuery") {
        @Override
        ArchRule in(String root) {
            return classes().that(named("*Query", type -> inHouse(type, root) && isQuery(type)))
                    .should(callNothingThat("write", HouseRule::writes));
        }
    },
    STORE_NAMES_OWN_TABLES("planted.needs.NeedStore") {
        @Override
        ArchRule in(String root) {
            return classes().that(named("*Store", type -> inFeature(type, root) && isStore(type))).should(nameOnlyOwnTables(root));
        }
    },
    STORES_ARE_PACKAGE_PRIVATE("planted.needs.NeedStore") {
        @Override
        ArchRule in(String root) {
            return classes().that(named("*Store or *Query", type -> inFeature(type, root) && (isStore(type) || isQuery(type))
                            && !type.isNestedClass()))
                    .should().notHaveModifier(JavaModifier.PUBLIC);
        }
    },
    FX_ON_THE_SCREEN_SIDE("planted.needs.Needs") {
        @Override
        ArchRule in(String root) {
            return noClasses().that(named("not *Page, *Model, shell, base.ui or root", type -> inHouse(type, root)
                            && !top(type).endsWith("Page") && !top(type).endsWith("Model") && !Set.of("shell", "").contains(folder(type, root))
                            && !type.getPackageName().startsWith(root + ".base.ui")))
                    .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "com.dlsc..", "atlantafx..");
        }
    },
    MODEL_HOLDS_NO_SCENE("planted.needs.NeedsModel") {
        @Override
        ArchRule in(String root) {
            return noClasses().that(named("*Model", type -> inHouse(type, root) && top(type).endsWith("Model")))
                    .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..");
        }
    },
    PAGE_SEES_NO_STORE("planted.needs.NeedsPage") {
        @Override
        ArchRule in(String root) {
            return noClasses().that(named("*Page", type -> inHouse(type, root) && top(type).endsWith("Page")))
                    .should().dependOnClassesThat(named("*Store or *Query",
                            type -> inFeature(type, root) && (isStore(type) || isQuery(type))));
        }
    },
    TIME_COMES_FROM_A_CLOCK("planted.needs.Needs") {
        @Override
        ArchRule in(String root) {
            return classes().that(named("the house", type -> inHouse(type, root) && !folder(type, root).isEmpty()))
                    .should(callNothingThat("ask the machine for the time", HouseRule::asksMachine));
        }
    },
    NAMES_SAY_WHAT("planted.needs.NeedManager") {
        @Override
        ArchRule in(String root) {
            return noClasses().that(named("the house", type -> inHouse(type, root)))
                    .should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)");
        }
    };

    /** Arrows between features: only commands draw them. A new one is a decision with its reason. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("venues", Set.of("billing")),
            // Splitting a class moves its people, and more seats are offered to those who wait: one transaction.
            Map.entry("activities", Set.of("billing", "enrolments", "venues")),
            // Charging whoever enrols.
            Map.entry("enrolments", Set.of("billing")),
            Map.entry("meals", Set.of("billing")),
            Map.entry("billing", Set.of("fund")),
            Map.entry("incubation", Set.of("venues")),
            // Every supply is read once into memory, for whoever compares them.
            Map.entry("matching", Set.of("needs", "supplies")),
            // The pages of the tariff: billing is full, and they draft, publish and exempt by its commands.
            Map.entry("tariffs", Set.of("billing")),
            // The page of the rooms themselves: it edits rooms and closures, commands of venues.
            Map.entry("rooms", Set.of("venues")),
            // The service net shows needs as matching reads them; one reading of a text for both.
            Map.entry("net", Set.of("matching", "supplies")),
            // Who answers a call becomes a candidate, is signed into the pool, paused and let go: the pool's commands.
            Map.entry("calls", Set.of("talent")),
            // Checklists and departments are kept apart from the rounds that use them.
            Map.entry("inspections", Set.of("partners", "checklists")),
            // The pages of the rounds: inspections is full, and they open rounds, record, sign, check again and edit checklists by its commands.
            Map.entry("revisits", Set.of("inspections", "checklists")),
            // The pages of the start-ups: they plan steps and give space by the commands of incubation, and name the rooms.
            Map.entry("startups", Set.of("incubation", "venues")),
            // Who is warned, told to mend or dismissed changes the partner's own status, in one transaction.
            Map.entry("standings", Set.of("partners")),
            // A list of households makes and renames the places of people, which are the residents'.
            Map.entry("households", Set.of("residents")),
            // What is sent is the tables as they were counted: it freezes them.
            Map.entry("submissions", Set.of("tables", "reports")),
            // The tables as they were counted, on paper.
            Map.entry("reports", Set.of("tables")),
            // The tables of several months side by side, as charts.
            Map.entry("stats", Set.of("tables")),
            // What came in is read, and what goes up is sealed, as the same kind of file.
            Map.entry("rollup", Set.of("sentfiles")),
            // The settings page backs up and restores, and changes passwords: commands of their owners.
            Map.entry("settings", Set.of("backup", "accounts")));

    /** Which feature owns which generated table class. */
    static final Map<String, List<String>> OWNERS = Map.ofEntries(
            Map.entry("base", List.of("StoreMeta", "Trail", "ExportEntry")),
            Map.entry("matching", List.of("MatchDecision")),
            Map.entry("settings", List.of("Centre", "Setting")),
            Map.entry("accounts", List.of("Staff")),
            Map.entry("residents", List.of("Dwelling", "Household", "Resident", "ResidentDocument", "ResidentPhone", "ResidentFurtherPhone", "ResidentCategory", "ResidentExtra", "ResidentNumber",
                    "ResidentMerge", "ResidentDistinct")),
            Map.entry("households", List.of("HouseholdCard")),
            Map.entry("needs", List.of("Need", "NeedStep")),
            Map.entry("activities", List.of("Activity", "ActivityNeed", "ActivityStep", "Session")),
            Map.entry("enrolments", List.of("Enrolment", "EnrolmentStep", "Lottery")),
            Map.entry("rollcall", List.of("Attendance")),
            Map.entry("surveys", List.of("Survey", "SurveyCount", "SurveyAnswer")),
            Map.entry("talent", List.of("Talent", "TalentPhone", "TalentSkill", "TalentSlot", "TalentAway", "TalentDocument", "TalentStep",
                    "TalentVisit", "Nomination")),
            Map.entry("calls", List.of("RecruitCall", "CallGap", "CallEntry", "CallVisit")),
            Map.entry("venues", List.of("VenueRoom", "RoomHours", "RoomClosure", "BookingSeries", "Booking", "BookingSkip", "BookingStep")),
            Map.entry("submissions", List.of("Submission", "SubmissionTick")),
            Map.entry("rollup", List.of("RollupExpected", "RollupReceived", "RollupTable", "RollupPeople")),
            Map.entry("themes", List.of("Theme", "ThemeWord", "ThemeRule", "NeedApart")),
            Map.entry("volunteers", List.of("Volunteer", "VolunteerTask", "VolunteerAssignment", "VolunteerHours")),
            Map.entry("partners", List.of("Partner", "PartnerStep", "Agreement", "Pledge", "PledgeDelivery")),
            Map.entry("projects", List.of("Project", "ProjectStep")),
            Map.entry("fund", List.of("FundProject", "FundRule", "FundEntry", "FundLine", "FundSpend", "FundUse", "FundMonth")),
            Map.entry("billing", List.of("FeeItem", "Tariff", "TariffPrice", "Exemption", "Charge", "ReceiptSeries", "Receipt", "ReceiptLine",
                    "ReceiptPayment", "ReceiptVoid", "ReceiptPrint", "DayClose", "DayCloseLine")),
            Map.entry("checklists", List.of("Department", "Checklist", "ChecklistItem")),
            Map.entry("inspections", List.of("InspectionRound", "RoundDepartment", "InspectionVisit", "VisitAnswer", "VisitSignature", "Finding",
                    "FindingRecheck", "VisitPhoto", "PhotoPart")),
            Map.entry("standings", List.of("StandingRule", "Assessment", "AssessmentRow", "StandingStep", "StandingHit", "Appeal")),
            Map.entry("menus", List.of("Dish", "MenuLine", "MenuApproval")),
            Map.entry("meals", List.of("MealDiner", "MealRule", "MealStanding", "MealPause", "MealOrder", "MealStep")),
            Map.entry("subsidies", List.of("SubsidyClaim", "SubsidyLine")),
            Map.entry("incubation", List.of("PipelineStage", "Team", "TeamStatus", "Founder", "TeamStep", "TeamStepChange", "SpaceUse", "TeamOutcome", "GiveBack",
                    "SurvivalCheck")),
            Map.entry("plans", List.of("Target", "PlanResource", "PlanStep")),
            Map.entry("rights", List.of("Consent", "ResidentFreeze", "Erasure", "RetentionRule", "PurgeRun")),
            Map.entry("exchange", List.of("ImportRun", "ImportChange", "ColumnMemory", "SentRow")));

    private static final Set<String> WRITING = Set.of("insertInto", "insertQuery", "update", "updateQuery", "deleteFrom", "delete",
            "deleteQuery", "mergeInto", "truncate", "execute", "executeInsert", "executeUpdate", "executeDelete", "batch",
            "batchInsert", "batchUpdate", "batchStore", "batchMerge", "batchDelete", "store", "insert", "loadInto", "transaction",
            "writing", "write");

    private final String planted;

    HouseRule(String planted) {
        this.planted = planted;
    }

    abstract ArchRule in(String root);

    /** @return what the report of the planted violation contains. */
    String planted() {
        return planted;
    }

    private static DescribedPredicate<JavaClass> named(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static boolean inHouse(JavaClass type, String root) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    private static boolean inFeature(JavaClass type, String root) {
        return inHouse(type, root) && !Set.of("", "base", "shell", "schema").contains(folder(type, root));
    }

    /** @return first package below the root, "" for the root itself. */
    private static String folder(JavaClass type, String root) {
        String name = type.getPackageName();
        return name.equals(root) ? "" : name.substring(root.length() + 1).split("\\.")[0];
    }

    private static String top(JavaClass type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static boolean isStore(JavaClass type) {
        return top(type).endsWith("Store");
    }

    private static boolean isQuery(JavaClass type) {
        return top(type).endsWith("Query");
    }

    private static boolean writes(JavaMethodCall call) {
        String owner = call.getTargetOwner().getPackageName();
        return WRITING.contains(call.getName()) && (owner.startsWith("org.jooq") || owner.endsWith("base.db"));
    }

    private static boolean asksMachine(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        return call.getTarget().getRawParameterTypes().isEmpty()
                && (owner.startsWith("java.time.") && call.getName().equals("now")
                        || owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
    }

    private static ArchCondition<JavaClass> dependOnlyAlongArrows(String root) {
        return condition("depend only along declared arrows", (type, events) -> {
            String from = folder(type, root);
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> inHouse(dependency.getTargetClass(), root))
                    .filter(dependency -> {
                        String to = folder(dependency.getTargetClass(), root);
                        return !to.equals(from) && !Set.of("base", "schema").contains(to)
                                && !ALLOWED.getOrDefault(from, Set.of()).contains(to);
                    })
                    .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
        });
    }

    private static ArchCondition<JavaClass> callNothingThat(String what, Predicate<JavaMethodCall> forbidden) {
        return condition("call nothing to " + what, (type, events) -> type.getMethodCallsFromSelf().stream()
                .filter(forbidden)
                .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription()))));
    }

    private static ArchCondition<JavaClass> nameOnlyOwnTables(String root) {
        return condition("name only its feature's tables", (type, events) -> {
            List<String> own = OWNERS.getOrDefault(folder(type, root), List.of());
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                String table = owner.getName().equals(root + ".schema.Tables")
                        ? camel(access.getName())
                        : owner.getPackageName().equals(root + ".schema.tables") ? owner.getSimpleName() : null;
                if (table != null && !own.contains(table)) {
                    events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                }
            }
        });
    }

    private static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String part : constant.split("_")) {
            name.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static ArchCondition<JavaClass> condition(String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
