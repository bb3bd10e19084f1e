<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en_US">
<context>
    <name>Boligmon</name>
    <message>
        <source>  counted: {total}, in {cells} cells or areas</source>
        <translation>  optalt: {total} i {cells} celler eller områder</translation>
    </message>
    <message>
        <source>  periods in which nothing was placed: {count}; each has a row without a cell, which says that it is a zero and not missing</source>
        <translation>  perioder, hvor intet blev stedfæstet: {count}; hver har en række uden celle, som siger, at den er nul og ikke mangler</translation>
    </message>
    <message>
        <source>Indicators combined</source>
        <translation>Indikatorer samlet</translation>
    </message>
    <message>
        <source>Composite index: mean of percentile ranks, 0-100, high is bad</source>
        <translation>Samlet indeks: gennemsnit af percentilrange, 0–100, højt er dårligt</translation>
    </message>
    <message>
        <source>Composite index: mean of z-scores, high is bad</source>
        <translation>Samlet indeks: gennemsnit af z-scorer, højt er dårligt</translation>
    </message>
    <message>
        <source>Composite index: points by distance from the municipality&apos;s mean, high is bad</source>
        <translation>Samlet indeks: point efter afstand til kommunens gennemsnit, højt er dårligt</translation>
    </message>
    <message>
        <source>Composite index</source>
        <translation>Samlet indeks</translation>
    </message>
    <message>
        <source>Times ranked (indicators x {periods})</source>
        <translation>Antal rangeringer (indikatorer × {periods})</translation>
    </message>
    <message>
        <source>Times {top} (indicators x {periods})</source>
        <translation>Antal gange {top} (indikatorer × {periods})</translation>
    </message>
    <message>
        <source>{periods} {top} of some indicator</source>
        <translation>{periods} {top} for mindst én indikator</translation>
    </message>
    <message>
        <source>Times {top} in per cent of times ranked</source>
        <translation>Antal gange {top} i pct. af antal rangeringer</translation>
    </message>
    <message>
        <source>Indicators {top} at least once</source>
        <translation>Indikatorer mindst én gang {top}</translation>
    </message>
    <message>
        <source>Indicators with a rate</source>
        <translation>Indikatorer med beregnet rate</translation>
    </message>
    <message>
        <source>Rank by the composite index (1 is worst)</source>
        <translation>Rang efter samlet indeks (1 er dårligst)</translation>
    </message>
    <message>
        <source>Common population</source>
        <translation>Fælles grundlag</translation>
    </message>
    <message>
        <source>No rate in any indicator</source>
        <translation>Ingen rate i nogen indikator</translation>
    </message>
    <message>
        <source>The scores of the layer {layer} could not be read.</source>
        <translation>Indekstallene i laget {layer} kunne ikke læses.</translation>
    </message>
    <message>
        <source>up to {number}</source>
        <translation>til og med {number}</translation>
    </message>
    <message>
        <source>over {number}</source>
        <translation>over {number}</translation>
    </message>
    <message>
        <source>to</source>
        <translation>til</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kontrol</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Årsag</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rækker</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Andel</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Første række</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>The rates of the layer {layer} could not be read.</source>
        <translation>Raterne i laget {layer} kunne ikke læses.</translation>
    </message>
    <message>
        <source>The map {file} could not be written.</source>
        <translation>Kortet {file} kunne ikke skrives.</translation>
    </message>
    <message>
        <source>There is nothing to show on the map.</source>
        <translation>Der er intet at vise på kortet.</translation>
    </message>
    <message>
        <source>point of the layer</source>
        <translation>lagets punkt</translation>
    </message>
    <message>
        <source>coordinates in columns</source>
        <translation>koordinater i kolonner</translation>
    </message>
    <message>
        <source>key of an address</source>
        <translation>adressenøgle</translation>
    </message>
    <message>
        <source>code of a grid cell</source>
        <translation>cellekode</translation>
    </message>
    <message>
        <source>code of an area</source>
        <translation>områdekode</translation>
    </message>
    <message>
        <source>register of persons or families</source>
        <translation>person- eller familieregister</translation>
    </message>
    <message>
        <source>Placed by</source>
        <translation>Stedfæstet ved</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Celle</translation>
    </message>
    <message>
        <source>The project {file} could not be written: {reason}</source>
        <translation>Projektet {file} kunne ikke skrives: {reason}</translation>
    </message>
    <message>
        <source>The GeoPackage {file} has no layer {layer}.</source>
        <translation>GeoPackage-filen {file} har intet lag {layer}.</translation>
    </message>
    <message>
        <source>0 (no events)</source>
        <translation>0 (ingen hændelser)</translation>
    </message>
    <message>
        <source>Not ranked</source>
        <translation>Rangeres ikke</translation>
    </message>
    <message>
        <source>Not ranked in any period</source>
        <translation>Rangeres ikke i nogen periode</translation>
    </message>
    <message>
        <source>Monitoring area</source>
        <translation>Monitoreringsområde</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field} to show.</source>
        <translation>Laget {layer} har ikke feltet {field}, som skal vises.</translation>
    </message>
    <message>
        <source>There is no style {name}.</source>
        <translation>Stilarten {name} findes ikke.</translation>
    </message>
    <message>
        <source>The style file {file} cannot be read: {reason}</source>
        <translation>Filen {file} med stilarten kan ikke læses: {reason}</translation>
    </message>
    <message>
        <source>The style of {layer} was not stored in the GeoPackage. {reason}</source>
        <translation>Stilarten for {layer} blev ikke gemt i GeoPackage-filen. {reason}</translation>
    </message>
    <message>
        <source>The metadata of {layer} were not stored in the GeoPackage. {reason}</source>
        <translation>Metadata for {layer} blev ikke gemt i GeoPackage-filen. {reason}</translation>
    </message>
    <message>
        <source>The result {layer} could not be opened to give it a style.</source>
        <translation>Resultatet {layer} kunne ikke åbnes og har derfor ikke fået en stilart.</translation>
    </message>
    <message>
        <source>Rates per cell and period</source>
        <translation>Rater pr. celle og periode</translation>
    </message>
    <message>
        <source>Periods in the top share</source>
        <translation>Perioder i top-andelen</translation>
    </message>
    <message>
        <source>Monitoring areas</source>
        <translation>Monitoreringsområder</translation>
    </message>
    <message>
        <source>Monitoring areas of the combination</source>
        <translation>Monitoreringsområder for indikatorerne samlet</translation>
    </message>
    <message>
        <source>Rows that were not counted</source>
        <translation>Rækker, der ikke er talt med</translation>
    </message>
    <message>
        <source>Municipal boundary</source>
        <translation>Kommunegrænse</translation>
    </message>
    <message>
        <source>The calculation was refused: {problem}.</source>
        <translation>Beregningen blev afvist: {problem}.</translation>
    </message>
    <message>
        <source>The study has no source {source}; its sources are: {sources}.</source>
        <translation>Opsætningen har ingen kilde {source}; dens kilder er: {sources}.</translation>
    </message>
    <message>
        <source>No field of the address layer {layer} looks like an address key; choose the one that holds it.</source>
        <translation>Intet felt i adresselaget {layer} ligner en adressenøgle; vælg det felt, der indeholder den.</translation>
    </message>
    <message>
        <source>The file {file} cannot be written: {problem}. What was there before is unchanged.</source>
        <translation>Filen {file} kan ikke skrives: {problem}. Det, der var der i forvejen, er uændret.</translation>
    </message>
    <message>
        <source>The file {file} cannot hold the infinite number in the column {column}, row {row}.</source>
        <translation>Filen {file} kan ikke rumme det uendelige tal i kolonnen {column}, række {row}.</translation>
    </message>
    <message>
        <source>The sheet {sheet} of {file} has more rows than the {most} that Excel holds; write CSV instead.</source>
        <translation>Arket {sheet} i {file} har flere rækker end de {most}, Excel kan rumme; skriv CSV i stedet.</translation>
    </message>
    <message>
        <source>The layers {first} and {second} have different coordinate reference systems; bring them into one first.</source>
        <translation>Lagene {first} og {second} har forskellige koordinatsystemer; bring dem først over i ét.</translation>
    </message>
    <message>
        <source>The indicator {indicator} is in the layer {first} and in the layer {second}.</source>
        <translation>Indikatoren {indicator} findes både i laget {first} og i laget {second}.</translation>
    </message>
    <message>
        <source>There is no indicator {indicator}; there are: {indicators}.</source>
        <translation>Der er ingen indikator {indicator}; der er: {indicators}.</translation>
    </message>
    <message>
        <source>The indicators {first} and {second} have no cell in common: they must be counted in the same cells.</source>
        <translation>Indikatorerne {first} og {second} har ingen celler til fælles: de skal være optalt i de samme celler.</translation>
    </message>
    <message>
        <source>None of the indicators has a bad direction, so there is nothing to combine.</source>
        <translation>Ingen af indikatorerne har en dårlig retning, så der er intet at sammenveje.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no run: {file} is missing.</source>
        <translation>Mappen {folder} indeholder ingen kørsel: {file} mangler.</translation>
    </message>
    <message>
        <source>The file {file} in the folder {folder} cannot be read: {problem}.</source>
        <translation>Filen {file} i mappen {folder} kan ikke læses: {problem}.</translation>
    </message>
    <message>
        <source>The run in the folder {folder} was written by a newer version of the plugin.</source>
        <translation>Kørslen i mappen {folder} er skrevet af en nyere version af plugin&apos;et.</translation>
    </message>
    <message>
        <source>The file {file} in the folder {folder} has no column {field}.</source>
        <translation>Filen {file} i mappen {folder} har ingen kolonne {field}.</translation>
    </message>
    <message>
        <source>The file {file} in the folder {folder} has the same indicator, level, unit and period twice; the second time in row {row}.</source>
        <translation>Filen {file} i mappen {folder} har samme indikator, niveau, enhed og periode to gange; anden gang i række {row}.</translation>
    </message>
    <message>
        <source>The file {file} in the folder {folder} must hold a number in the column {field}, but row {row} does not.</source>
        <translation>Filen {file} i mappen {folder} skal have et tal i kolonnen {field}, men det har række {row} ikke.</translation>
    </message>
    <message>
        <source>The layer of the parameter {parameter} cannot be opened.</source>
        <translation>Laget i parameteren {parameter} kan ikke åbnes.</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field}; its fields are: {fields}.</source>
        <translation>Laget {layer} har ikke feltet {field}; dets felter er: {fields}.</translation>
    </message>
    <message>
        <source>The filter expression for the layer {layer} cannot be used: {problem}.</source>
        <translation>Filterudtrykket til laget {layer} kan ikke bruges: {problem}.</translation>
    </message>
    <message>
        <source>The text file {layer} is neither UTF-8 nor Windows-1252 and cannot be read.</source>
        <translation>Tekstfilen {layer} er hverken UTF-8 eller Windows-1252 og kan ikke læses.</translation>
    </message>
    <message>
        <source>The text file {layer} is not UTF-8 and has unsaved edits; save them first.</source>
        <translation>Tekstfilen {layer} er ikke i UTF-8 og har rettelser, der ikke er gemt; gem dem først.</translation>
    </message>
    <message>
        <source>The file of the layer {layer} cannot be opened.</source>
        <translation>Filen bag laget {layer} kan ikke åbnes.</translation>
    </message>
    <message>
        <source>The layer {layer} has neither points nor a chosen field with a cell or area code, so its rows cannot be placed.</source>
        <translation>Laget {layer} har hverken punkter eller et valgt felt med celle- eller områdekode, så rækkerne kan ikke stedfæstes.</translation>
    </message>
    <message>
        <source>The layer {layer} has no coordinate reference system, so nothing can be placed by it.</source>
        <translation>Laget {layer} har intet koordinatsystem, så intet kan stedfæstes med det.</translation>
    </message>
    <message>
        <source>The layer {layer} cannot be transformed to {crs}.</source>
        <translation>Laget {layer} kan ikke transformeres til {crs}.</translation>
    </message>
    <message>
        <source>The layer {layer} must hold points, but row {row} is something else.</source>
        <translation>Laget {layer} skal indeholde punkter, men række {row} er noget andet.</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} has {parts} points; a row must have one.</source>
        <translation>Række {row} i laget {layer} har {parts} punkter; en række skal have ét.</translation>
    </message>
    <message>
        <source>The layer {layer} has no rows.</source>
        <translation>Laget {layer} har ingen rækker.</translation>
    </message>
    <message>
        <source>No row of the layer {layer} passes the filter expression.</source>
        <translation>Ingen række i laget {layer} opfylder filterudtrykket.</translation>
    </message>
    <message>
        <source>None of the {read} rows of the layer {layer} could be placed; the most frequent reason is: {reason}.</source>
        <translation>Ingen af de {read} rækker i laget {layer} kunne stedfæstes; den hyppigste årsag er: {reason}.</translation>
    </message>
    <message>
        <source>No point of the layer {layer} lies in Denmark, but they would with the axes swapped: easting and northing seem to be interchanged.</source>
        <translation>Ingen punkter i laget {layer} ligger i Danmark, men det ville de gøre med ombyttede akser: øst- og nordkoordinat er tilsyneladende byttet om.</translation>
    </message>
    <message>
        <source>No point of the layer {layer} lies in Denmark: its coordinates look like longitude and latitude, but its coordinate reference system says otherwise.</source>
        <translation>Ingen punkter i laget {layer} ligger i Danmark: Koordinaterne ligner længde- og breddegrader, men lagets koordinatsystem er et andet.</translation>
    </message>
    <message>
        <source>For the layer {layer} choose either a field with a number ({field}) or fields to count distinct values of, not both.</source>
        <translation>Vælg for laget {layer} enten et felt med antal ({field}) eller felter at tælle unikke værdier af, ikke begge dele.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold numbers of 0 or more, but row {row} does not.</source>
        <translation>Feltet {field} i laget {layer} skal indeholde tal på 0 eller derover, men det gør række {row} ikke.</translation>
    </message>
    <message>
        <source>The layer already has a field {field}.</source>
        <translation>Laget har allerede et felt {field}.</translation>
    </message>
    <message>
        <source>The result cannot be written: {problem}.</source>
        <translation>Resultatet kan ikke skrives: {problem}.</translation>
    </message>
    <message>
        <source>The layer {layer} must hold polygons.</source>
        <translation>Laget {layer} skal indeholde polygoner.</translation>
    </message>
    <message>
        <source>Row {row} of the polygon layer {layer} has no geometry.</source>
        <translation>Række {row} i polygonlaget {layer} har ingen geometri.</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} has no id in the field {field}.</source>
        <translation>Række {row} i laget {layer} har intet id i feltet {field}.</translation>
    </message>
    <message>
        <source>Rows {first} and {row} of the layer {layer} have the same id in the field {field}.</source>
        <translation>Række {first} og {row} i laget {layer} har samme id i feltet {field}.</translation>
    </message>
    <message>
        <source>The polygons in rows {first} and {row} of the layer {layer} overlap by {share} % of the smaller one; up to 1 % is accepted.</source>
        <translation>Polygonerne i række {first} og {row} i laget {layer} overlapper hinanden med {share}&#xa0;% af den mindste; op til 1&#xa0;% accepteres.</translation>
    </message>
    <message>
        <source>The cell size must be a whole number of metres from 1 to 100,000, not {size}.</source>
        <translation>Cellestørrelsen skal være et helt antal meter fra 1 til 100.000, ikke {size}.</translation>
    </message>
    <message>
        <source>The extent holds {count} cells, more than the {limit} that are made at most; choose larger cells.</source>
        <translation>Udbredelsen rummer {count} celler, og der dannes højst {limit}; vælg større celler.</translation>
    </message>
    <message>
        <source>The extent is empty or reaches outside Denmark (EPSG:25832).</source>
        <translation>Udbredelsen er tom eller rækker uden for Danmark (EPSG:25832).</translation>
    </message>
    <message>
        <source>Choose an extent or a mask layer.</source>
        <translation>Vælg en udbredelse eller et maskelag.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} holds no periods (years, dates, quarters); the first row that cannot be read is row {row}.</source>
        <translation>Feltet {field} i laget {layer} indeholder ingen perioder (år, datoer, kvartaler); den første række, der ikke kan læses, er række {row}.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} mixes units of period: the first rows hold {given}, row {row} holds {wanted}.</source>
        <translation>Feltet {field} i laget {layer} blander periodeenheder: første række er opgjort pr. {given}, række {row} pr. {wanted}.</translation>
    </message>
    <message>
        <source>The periods of the events ({one_unit}) and of the population ({other_unit}) differ; choose a unit of period that both can be brought to.</source>
        <translation>Hændelserne er opgjort pr. {one_unit} og grundlaget pr. {other_unit}; vælg en periodeenhed, som begge kan omregnes til.</translation>
    </message>
    <message>
        <source>Periods by {one_unit} and by {other_unit} cannot be brought together.</source>
        <translation>Perioder opgjort pr. {one_unit} og pr. {other_unit} kan ikke forenes.</translation>
    </message>
    <message>
        <source>The layer {layer} holds periods by {given}, which cannot be reported by {wanted}.</source>
        <translation>Laget {layer} er opgjort pr. {given} og kan ikke opgøres pr. {wanted}.</translation>
    </message>
    <message>
        <source>The sources have no period in common: events {events}, population {population}.</source>
        <translation>Kilderne har ingen periode til fælles: hændelser {events}, grundlag {population}.</translation>
    </message>
    <message>
        <source>There are more than {limit} different periods; choose a coarser unit.</source>
        <translation>Der er mere end {limit} forskellige perioder; vælg en grovere enhed.</translation>
    </message>
    <message>
        <source>The layer {layer} holds measures with a first and a last day; choose the first and the last period that count.</source>
        <translation>Laget {layer} har forløb med første og sidste dag; vælg den første og den sidste periode, der tæller.</translation>
    </message>
    <message>
        <source>The layer {layer} holds measures with a first and a last day; values below the mean need a table with a period.</source>
        <translation>Laget {layer} har forløb med første og sidste dag; værdier under gennemsnittet kræver en tabel med en periode.</translation>
    </message>
    <message>
        <source>The mean typed in for {period} cannot be used for the layer {layer}: its periods are by {wanted}.</source>
        <translation>Det gennemsnit, der er angivet for {period}, kan ikke bruges for laget {layer}: perioderne er opgjort efter {wanted}.</translation>
    </message>
    <message>
        <source>{day} is no day of every year; write month and day as MM-DD.</source>
        <translation>{day} er ikke en dag i hvert år; skriv måned og dag som MM-DD.</translation>
    </message>
    <message>
        <source>No date {day} lies in the periods that count.</source>
        <translation>Ingen dato {day} ligger i de perioder, der tæller.</translation>
    </message>
    <message>
        <source>The multiplier must be above 0.</source>
        <translation>Tallet i &quot;Beregnes pr.&quot; skal være over 0.</translation>
    </message>
    <message>
        <source>The confidence level must lie between 0 and 100 %, not at {value} %.</source>
        <translation>Konfidensniveauet skal ligge mellem 0 og 100&#xa0;%, ikke på {value}&#xa0;%.</translation>
    </message>
    <message>
        <source>The minimum population must be 0 or more.</source>
        <translation>Det mindste grundlag skal være 0 eller derover.</translation>
    </message>
    <message>
        <source>The bandwidth must be above 0 m.</source>
        <translation>Båndbredden skal være over 0 m.</translation>
    </message>
    <message>
        <source>Empirical Bayes smoothing needs counts; a mean cannot be smoothed by it.</source>
        <translation>Udjævning med empirisk Bayes kræver antal; et gennemsnit kan ikke udjævnes på den måde.</translation>
    </message>
    <message>
        <source>The top share must lie between 0 and 100 %, both excluded; {share} does not.</source>
        <translation>Top-andelen skal være over 0 og under 100&#xa0;%, ikke {share}.</translation>
    </message>
    <message>
        <source>The smoothed rates in {period} are all the same: there is no variation beyond chance to rank by.</source>
        <translation>Alle udjævnede rater i {period} er ens: Der er ingen variation ud over tilfældighed at rangere efter.</translation>
    </message>
    <message>
        <source>The values to rank by must be finite numbers or NULL.</source>
        <translation>Værdierne, der rangeres efter, skal være endelige tal eller NULL.</translation>
    </message>
    <message>
        <source>A cell has no coordinates, which kernel smoothing needs.</source>
        <translation>En celle har ingen koordinater, og det kræver kerneudjævning.</translation>
    </message>
    <message>
        <source>The numbers in the field {name} must be 0 or more.</source>
        <translation>Tallene i feltet {name} skal være 0 eller derover.</translation>
    </message>
    <message>
        <source>The numbers in the field {name} must be finite.</source>
        <translation>Tallene i feltet {name} skal være endelige.</translation>
    </message>
    <message>
        <source>A coordinate is negative or not a number, so it lies in no cell of the national grid.</source>
        <translation>En koordinat er negativ eller ikke et tal og ligger derfor ikke i nogen celle i Det Danske Kvadratnet.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold numbers, but row {row} does not.</source>
        <translation>Feltet {field} i laget {layer} skal indeholde tal, men det gør række {row} ikke.</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} repeats a cell in the same period of the same indicator.</source>
        <translation>Række {row} i laget {layer} gentager en celle i samme periode for samme indikator.</translation>
    </message>
    <message>
        <source>The field that says which cells are selected must hold 1, 0 or NULL only.</source>
        <translation>Feltet, der viser, hvilke celler der er udvalgt, må kun indeholde 1, 0 eller NULL.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold 1, 0 or NULL, but row {row} does not.</source>
        <translation>Feltet {field} i laget {layer} må kun indeholde 1, 0 eller NULL, men det gør række {row} ikke.</translation>
    </message>
    <message>
        <source>Cells cannot be ranked by a share of the population where the population is not known.</source>
        <translation>Celler kan ikke rangeres efter andel af grundlaget, når grundlaget ikke er kendt.</translation>
    </message>
    <message>
        <source>The minimum of {value} periods is above the number of periods that there are ({periods}).</source>
        <translation>Mindste antal perioder ({value}) er højere end antallet af perioder ({periods}).</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} has no area_id; every previous area needs one.</source>
        <translation>Række {row} i laget {layer} har intet area_id; alle tidligere monitoreringsområder skal have et.</translation>
    </message>
    <message>
        <source>Choose a minimum value: the layer does not say how many periods there are.</source>
        <translation>Vælg en mindste værdi: Laget viser ikke, hvor mange perioder der er.</translation>
    </message>
    <message>
        <source>The minimum value must be above 0.</source>
        <translation>Den mindste værdi skal være over 0.</translation>
    </message>
    <message>
        <source>The maximum gap must be a whole number of cells from 0 to {limit}, not {max_gap}.</source>
        <translation>Største mellemrum skal være et helt antal celler fra 0 til {limit}, ikke {max_gap}.</translation>
    </message>
    <message>
        <source>The id {area_id} stands for two of the previous areas.</source>
        <translation>Id&apos;et {area_id} står for to af de tidligere monitoreringsområder.</translation>
    </message>
    <message>
        <source>The layer {layer} mixes multipliers within {indicator}.</source>
        <translation>Laget {layer} har rater beregnet pr. forskellige antal inden for {indicator}.</translation>
    </message>
    <message>
        <source>The layer {layer} is no table of PostgreSQL, SQL Server, SpatiaLite or a GeoPackage; its rows can be given to cellrates as they are.</source>
        <translation>Laget {layer} er ikke en tabel i PostgreSQL, SQL Server, SpatiaLite eller en GeoPackage; dets rækker kan gives til Beregn rater pr. celle, som de er.</translation>
    </message>
    <message>
        <source>The layer {layer} has unsaved edits, which the database does not know; save them first.</source>
        <translation>Laget {layer} har ændringer, der ikke er gemt, og som databasen ikke kender; gem dem først.</translation>
    </message>
    <message>
        <source>The filter of the layer {layer} is a query of its own; make it a layer or a view, or remove it.</source>
        <translation>Filteret på laget {layer} er en hel forespørgsel; gør den til et lag eller et view, eller fjern den.</translation>
    </message>
    <message>
        <source>The table {layer} was changed while it was counted; run the count again.</source>
        <translation>Tabellen {layer} blev ændret, mens den blev talt op; kør optællingen igen.</translation>
    </message>
    <message>
        <source>Only points in PostGIS can be cut by a boundary in the database, not codes and not {database}; give the boundary to cellrates, which takes whole cells by their centre.</source>
        <translation>Kun punkter i PostGIS kan afgrænses af en kommunegrænse i databasen, ikke koder og ikke {database}; giv kommunegrænsen til Beregn rater pr. celle, som tager hele celler efter deres midtpunkt.</translation>
    </message>
    <message>
        <source>{database} cannot transform coordinates; the points must be in EPSG:25832.</source>
        <translation>{database} kan ikke omregne koordinater; punkterne skal være i EPSG:25832.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} has a type that cannot be counted in a database.</source>
        <translation>Feltet {field} i laget {layer} har en type, der ikke kan tælles op i en database.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must be a column of numbers to be added up in the database.</source>
        <translation>Feltet {field} i laget {layer} skal være en talkolonne for at kunne lægges sammen i databasen.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must be a column of numbers: metres in EPSG:25832.</source>
        <translation>Feltet {field} i laget {layer} skal være en talkolonne: meter i EPSG:25832.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold numbers of 0 or more, but {rows} rows do not.</source>
        <translation>Feltet {field} i laget {layer} skal indeholde tal på 0 eller mere, men det gør {rows} rækker ikke.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} holds no periods (years, dates, quarters).</source>
        <translation>Feltet {field} i laget {layer} indeholder ingen perioder (år, datoer, kvartaler).</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} mixes units of period: {one_unit} and {other_unit}.</source>
        <translation>Feltet {field} i laget {layer} blander periodeenheder: {one_unit} og {other_unit}.</translation>
    </message>
    <message>
        <source>The text field {field} of the layer {layer} holds more than {limit} different texts, so it is no field of periods; moments must be in a column of dates.</source>
        <translation>Tekstfeltet {field} i laget {layer} indeholder flere end {limit} forskellige tekster, så det er ikke et periodefelt; tidspunkter skal stå i en datokolonne.</translation>
    </message>
    <message>
        <source>Choose fields for both coordinates, or for none of them.</source>
        <translation>Vælg felter til begge koordinater eller til ingen af dem.</translation>
    </message>
    <message>
        <source>The filter uses {part}, which {database} may understand in another way than QGIS; write it otherwise, or let cellrates read the rows.</source>
        <translation>Filteret bruger {part}, som {database} kan forstå anderledes end QGIS; skriv det på en anden måde, eller lad Beregn rater pr. celle læse rækkerne.</translation>
    </message>
    <message>
        <source>The filter of the layer {layer} brings text and numbers or other types together by {part}, which QGIS and databases do in different ways; write text in single quotes and numbers without.</source>
        <translation>Filteret på laget {layer} sætter tekst og tal eller andre typer sammen med {part}, hvilket QGIS og databaser gør på hver sin måde; skriv tekst i enkelte anførselstegn og tal uden.</translation>
    </message>
    <message>
        <source>The filter holds a character that no database takes.</source>
        <translation>Filteret indeholder et tegn, som ingen database tager imod.</translation>
    </message>
    <message>
        <source>The database of the layer {layer} does not answer or closed the connection; nothing was written.</source>
        <translation>Databasen med laget {layer} svarer ikke eller lukkede forbindelsen; der blev ikke skrevet noget.</translation>
    </message>
    <message>
        <source>The database could not count the layer {layer}: {problem}.</source>
        <translation>Databasen kunne ikke tælle laget {layer} op: {problem}.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection {connection} in QGIS.</source>
        <translation>Der er ingen PostgreSQL-forbindelse {connection} i QGIS.</translation>
    </message>
    <message>
        <source>The layer {layer} could not be written to the database, which keeps what it had: {problem}.</source>
        <translation>Laget {layer} kunne ikke skrives til databasen, som beholder det, den havde: {problem}.</translation>
    </message>
    <message>
        <source>The name {layer} is too long for a table in the database; {limit} letters are taken.</source>
        <translation>Navnet {layer} er for langt til en tabel i databasen; der er plads til {limit} tegn.</translation>
    </message>
    <message>
        <source>The file of the result has no layer {layer}.</source>
        <translation>Resultatfilen har ikke laget {layer}.</translation>
    </message>
    <message>
        <source>Column number {place} that was chosen by hand is not written as source.role=column; several have semicolons between them.</source>
        <translation>Kolonne nummer {place}, der er valgt i hånden, er ikke skrevet som kilde.rolle=kolonne; sæt semikolon mellem flere.</translation>
    </message>
    <message>
        <source>A column was chosen by hand for the source {source}, which has no table or which the chosen indicators do not need. Sources with a table are: {known}.</source>
        <translation>En kolonne er valgt i hånden til kilden {source}, som ikke har nogen tabel, eller som de valgte indikatorer ikke bruger. Kilder med en tabel er: {known}.</translation>
    </message>
    <message>
        <source>A column was chosen by hand for {role} of the source {source}, which is no role of a column; the most similar ones are: {likely}.</source>
        <translation>En kolonne er valgt i hånden til {role} i kilden {source}, men det er ikke en kolonnes rolle; de roller, der ligner mest, er: {likely}.</translation>
    </message>
    <message>
        <source>The table {file} is on another drive than the study, which names its tables by the way to them from its own folder. Put both on the same drive.</source>
        <translation>Tabellen {file} ligger på et andet drev end opsætningen, som nævner sine tabeller ved vejen til dem fra sin egen mappe. Læg begge på samme drev.</translation>
    </message>
    <message>
        <source>There is no folder {folder} to put the study into.</source>
        <translation>Der er ingen mappe {folder} at lægge opsætningen i.</translation>
    </message>
    <message>
        <source>No table is given that the chosen indicators need. They need: {needed}.</source>
        <translation>Ingen af de tabeller, som de valgte indikatorer bruger, er angivet: {needed}.</translation>
    </message>
    <message>
        <source>The boundary {file} must be a layer of polygons.</source>
        <translation>Kommunegrænsen {file} skal være et lag med polygoner.</translation>
    </message>
    <message>
        <source>The layer {layer} has no points, so its rows cannot be placed by geometry.</source>
        <translation>Laget {layer} har ingen punkter, så rækkerne kan ikke stedfæstes ved geometri.</translation>
    </message>
    <message>
        <source>Choose the columns of {layer} that hold the x and the y coordinate.</source>
        <translation>Vælg de kolonner i {layer}, der indeholder x- og y-koordinaten.</translation>
    </message>
    <message>
        <source>Choose the column of {layer} that holds the code of the cell or area.</source>
        <translation>Vælg den kolonne i {layer}, der indeholder celle- eller områdekoden.</translation>
    </message>
    <message>
        <source>The coordinate reference system {crs} of the columns of {layer} is not known.</source>
        <translation>Koordinatsystemet {crs} for kolonnerne i {layer} kendes ikke.</translation>
    </message>
    <message>
        <source>Choose the layer of areas, and its id field, that the codes in {layer} stand for.</source>
        <translation>Vælg det lag med områder, og dets id-felt, som koderne i {layer} står for.</translation>
    </message>
    <message>
        <source>The rows of {layer} changed while they were read; run it again.</source>
        <translation>Rækkerne i {layer} blev ændret, mens de blev læst; kør igen.</translation>
    </message>
    <message>
        <source>Choose the column of {layer} that holds the key of the address, or those of municipality, road and house number.</source>
        <translation>Vælg den kolonne i {layer}, der indeholder adressens nøgle, eller kolonnerne med kommune, vej og husnummer.</translation>
    </message>
    <message>
        <source>Choose the layer of addresses that the keys in {layer} are looked up in.</source>
        <translation>Vælg det adresselag, som nøglerne i {layer} skal slås op i.</translation>
    </message>
    <message>
        <source>The addresses in {layer} must have points, coordinates or codes of their own to place others.</source>
        <translation>Adresserne i {layer} skal selv have punkter, koordinater eller koder for at kunne stedfæste andre.</translation>
    </message>
    <message>
        <source>No row of the layer of addresses {layer} has a key that can be read.</source>
        <translation>Ingen række i adresselaget {layer} har en nøgle, der kan læses.</translation>
    </message>
    <message>
        <source>No row of {table} was found in {layer}: the keys of the table are {ours}, those of the layer of addresses {theirs}.</source>
        <translation>Ingen række i {table} blev fundet i {layer}: tabellens nøgler er {ours}, adresselagets er {theirs}.</translation>
    </message>
    <message>
        <source>No row of {table} was found in {layer}: the table is about municipality {ours}, the layer of addresses about {theirs}.</source>
        <translation>Ingen række i {table} blev fundet i {layer}: tabellen handler om kommune {ours}, adresselaget om {theirs}.</translation>
    </message>
    <message>
        <source>Choose the register of persons or families through which {layer} is placed.</source>
        <translation>Vælg det person- eller familieregister, som {layer} skal stedfæstes gennem.</translation>
    </message>
    <message>
        <source>Choose the column of {layer} that holds the date of the event.</source>
        <translation>Vælg den kolonne i {layer}, der indeholder hændelsens dato.</translation>
    </message>
    <message>
        <source>The register {layer} must have addresses, points, coordinates or codes of its own to place others.</source>
        <translation>Registret {layer} skal selv have adresser, punkter, koordinater eller koder for at kunne stedfæste andre.</translation>
    </message>
    <message>
        <source>Choose the column of the register {layer} that holds the same ids as the table.</source>
        <translation>Vælg den kolonne i registret {layer}, der indeholder de samme id&apos;er som tabellen.</translation>
    </message>
    <message>
        <source>Choose the column of {layer} that holds the id of the person or family.</source>
        <translation>Vælg den kolonne i {layer}, der indeholder personens eller familiens id.</translation>
    </message>
    <message>
        <source>Choose the column of {layer} that holds the person id of the holder of custody.</source>
        <translation>Vælg den kolonne i {layer}, der indeholder forældremyndighedsindehaverens person-id.</translation>
    </message>
    <message>
        <source>No row of the register {layer} has an id and days that can be read.</source>
        <translation>Ingen række i registret {layer} har et id og datoer, der kan læses.</translation>
    </message>
    <message>
        <source>The register {layer} does not say since when somebody lives at an address, so the address before the placement cannot be found.</source>
        <translation>Registret {layer} siger ikke, fra hvilken dag nogen bor på en adresse, så adressen før anbringelsen kan ikke findes.</translation>
    </message>
    <message>
        <source>Rows whose key has floor and door and that were found by their house number, because the layer of addresses has nothing finer: {count}.</source>
        <translation>Rækker, hvis nøgle har etage og dør, og som blev fundet på husnummeret, fordi adresselaget ikke har noget finere: {count}.</translation>
    </message>
    <message>
        <source>Rows of the layer of addresses without a key that can be read: {count}.</source>
        <translation>Rækker i adresselaget uden en nøgle, der kan læses: {count}.</translation>
    </message>
    <message>
        <source>Keys that stand for several addresses at different places in the layer of addresses: {count}.</source>
        <translation>Nøgler, der står for flere adresser forskellige steder i adresselaget: {count}.</translation>
    </message>
    <message>
        <source>Children in care may be registered at the foster home or institution: if the rows are placements, use the address of the holder of custody or the last one before the placement.</source>
        <translation>Anbragte børn kan være registreret hos plejefamilien eller på institutionen: Er rækkerne anbringelser, så brug forældremyndighedsindehaverens adresse eller den seneste før anbringelsen.</translation>
    </message>
    <message>
        <source>Rows whose person had lived for more than a month before the placement where they are registered on the date; that was taken to be the foster home, and an earlier address was used, which is wrong for children who never were registered elsewhere: {count}.</source>
        <translation>Rækker, hvis person i mere end en måned før anbringelsen havde boet dér, hvor den er registreret på datoen; det er taget for plejefamilien, og en tidligere adresse er brugt, hvilket er forkert for børn, der aldrig var registreret andre steder: {count}.</translation>
    </message>
    <message>
        <source>The register has no days, so its addresses were used for every day.</source>
        <translation>Registret har ingen datoer, så dets adresser er brugt for alle dage.</translation>
    </message>
    <message>
        <source>Rows of the register that were left out because a day in them cannot be read: {count}.</source>
        <translation>Rækker i registret, der er udeladt, fordi en dato i dem ikke kan læses: {count}.</translation>
    </message>
    <message>
        <source>The table {layer} has no column {field} any more, which the source {source} uses as {role}. What may have taken its place: {likely}. The columns are: {fields}. Change columns.{role} of the source in the study.</source>
        <translation>Tabellen {layer} har ikke længere kolonnen {field}, som kilden {source} bruger som {role}. Det kan være, at dette er trådt i stedet: {likely}. Kolonnerne er: {fields}. Ret columns.{role} for kilden i opsætningen.</translation>
    </message>
    <message>
        <source>The study names {text} as its first or last period, which is no period.</source>
        <translation>Opsætningen nævner {text} som første eller sidste periode; det er ikke en periode.</translation>
    </message>
    <message>
        <source>The folder {folder} holds something else than an earlier run, which a run would replace; choose a new folder for the results.</source>
        <translation>Mappen {folder} indeholder andet end en tidligere kørsel, og en kørsel ville erstatte det; vælg en ny mappe til resultatet.</translation>
    </message>
    <message>
        <source>A study as a temporary file would go when QGIS closes, and its results with it; choose a file beside the tables.</source>
        <translation>En opsætning som midlertidig fil forsvinder, når QGIS lukkes, og resultatet med den; vælg en fil ved siden af tabellerne.</translation>
    </message>
    <message>
        <source>The folder {folder} holds the study or a table that it reads, so results cannot replace it; choose a folder of their own.</source>
        <translation>Mappen {folder} indeholder opsætningen eller en tabel, den læser, så et resultat kan ikke erstatte den; vælg en mappe for sig.</translation>
    </message>
    <message>
        <source>The first period {first} of the study lies after the last one {last}.</source>
        <translation>Opsætningens første periode {first} ligger efter den sidste {last}.</translation>
    </message>
    <message>
        <source>The folder {folder} is in use, so the earlier results in it were left as they are; close the project or program that has its files open and run the study again.</source>
        <translation>Mappen {folder} er i brug, så det tidligere resultat i den står urørt; luk det projekt eller program, der har filerne åbne, og kør opsætningen igen.</translation>
    </message>
    <message>
        <source>The places in the table {layer} have codes of cells or areas; a distance needs coordinates.</source>
        <translation>Stederne i tabellen {layer} har koder for celler eller områder; en afstand kræver koordinater.</translation>
    </message>
    <message>
        <source>The address of the service must be a web address that starts with https:// or http://.</source>
        <translation>Tjenestens adresse skal være en webadresse, der begynder med https:// eller http://.</translation>
    </message>
    <message>
        <source>The service {service} did not answer in time; it was given up after {seconds} seconds of silence, or after the network time-out of the QGIS options where that is shorter.</source>
        <translation>Tjenesten {service} svarede ikke i tide; den blev opgivet efter {seconds} sekunders tavshed eller efter netværkets tidsgrænse i indstillingerne for QGIS, hvis den er kortere.</translation>
    </message>
    <message>
        <source>The service {service} answered with the HTTP error {status}.</source>
        <translation>Tjenesten {service} svarede med HTTP-fejlen {status}.</translation>
    </message>
    <message>
        <source>The service {service} cannot be reached: {problem}.</source>
        <translation>Tjenesten {service} kan ikke nås: {problem}.</translation>
    </message>
    <message>
        <source>The answer of the service {service} breaks off before its end; nothing of it was used.</source>
        <translation>Svaret fra tjenesten {service} hører op, før det er slut; intet af det er brugt.</translation>
    </message>
    <message>
        <source>The service {service} answered with a web page (HTML) instead of data; check that the address is that of a WFS and that it asks for no login.</source>
        <translation>Tjenesten {service} svarede med en webside (HTML) i stedet for data; kontrollér, at adressen er en WFS-adresse, og at den ikke kræver login.</translation>
    </message>
    <message>
        <source>The service {service} gave an answer that is none of a WFS.</source>
        <translation>Tjenesten {service} gav et svar, der ikke kommer fra en WFS.</translation>
    </message>
    <message>
        <source>The service {service} refused the request: {problem}.</source>
        <translation>Tjenesten {service} afviste forespørgslen: {problem}.</translation>
    </message>
    <message>
        <source>The service {service} has no layer {layer}.</source>
        <translation>Tjenesten {service} har intet lag {layer}.</translation>
    </message>
    <message>
        <source>The layer {layer} of the service {service} lacks the fields {missing}; its fields are: {fields}.</source>
        <translation>Laget {layer} fra tjenesten {service} mangler felterne {missing}; felterne er: {fields}.</translation>
    </message>
    <message>
        <source>The service {service} announced at least {expected} objects of the layer {layer}, but gave {read}; nothing of it was used.</source>
        <translation>Tjenesten {service} oplyste mindst {expected} objekter i laget {layer}, men gav {read}; intet af det er brugt.</translation>
    </message>
    <message>
        <source>The service {service} gave the layer {layer} in {crs}, which was not asked for.</source>
        <translation>Tjenesten {service} gav laget {layer} i {crs}, som der ikke blev bedt om.</translation>
    </message>
    <message>
        <source>There is no GeoFA theme {theme} here; there are: {themes}.</source>
        <translation>Der er intet GeoFA-tema {theme} her; der er: {themes}.</translation>
    </message>
    <message>
        <source>A municipality is given by its code of three digits (479 or 0479) or its CVR number of eight, not by {municipality}.</source>
        <translation>En kommune angives ved sin kommunekode på tre cifre (479 eller 0479) eller sit CVR-nummer på otte, ikke ved {municipality}.</translation>
    </message>
    <message>
        <source>The service {service} has no current objects of the layer {layer} for the municipality {municipality} ({read} objects were read).</source>
        <translation>Tjenesten {service} har ingen gældende objekter i laget {layer} for kommunen {municipality} ({read} objekter blev læst).</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} of the service {service} has no objekt_id, by which it could be found again.</source>
        <translation>Række {row} i laget {layer} fra tjenesten {service} har intet objekt_id, som den kan genfindes ved.</translation>
    </message>
    <message>
        <source>The service {service} gave the object {id} of the layer {layer} twice.</source>
        <translation>Tjenesten {service} gav objektet {id} i laget {layer} to gange.</translation>
    </message>
    <message>
        <source>The object {id} of the layer {layer} of the service {service} has no usable geometry.</source>
        <translation>Objektet {id} i laget {layer} fra tjenesten {service} har ingen brugbar geometri.</translation>
    </message>
    <message>
        <source>The file {file} is being written to by another program, QGIS itself perhaps; close its layers and try again.</source>
        <translation>Et andet program, måske QGIS selv, er ved at skrive i filen {file}; luk dens lag, og prøv igen.</translation>
    </message>
    <message>
        <source>The areas of the layer {layer} cannot be compared with the municipal boundary; check the geometry of the mask layer.</source>
        <translation>Områderne i laget {layer} kan ikke sammenlignes med kommunegrænsen; kontrollér maskelagets geometri.</translation>
    </message>
    <message>
        <source>The areas {first} and {second} of the layer {layer} overlap by {area} m2, which is {share} % of the smaller one (up to 1 % is accepted); where a municipality keeps several divisions, choose one type of district.</source>
        <translation>Områderne {first} og {second} i laget {layer} overlapper med {area} m², som er {share}&#xa0;% af det mindste (op til 1&#xa0;% accepteres); hvor en kommune har flere inddelinger, vælges én distriktstype.</translation>
    </message>
    <message>
        <source>A facility has no coordinates, so no distance to it can be measured.</source>
        <translation>Et sted mangler koordinater, så afstanden til det kan ikke måles.</translation>
    </message>
    <message>
        <source>A cell has no coordinates, so no distance from it can be measured.</source>
        <translation>En celle mangler koordinater, så afstanden fra den kan ikke måles.</translation>
    </message>
    <message>
        <source>The distance within which facilities count must be more than 0 m, not {value}.</source>
        <translation>Afstanden, som steder tælles inden for, skal være over 0 m, ikke {value}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Filen {file} findes ikke.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {problem}.</source>
        <translation>Filen {file} kan ikke læses: {problem}.</translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({problem}); an earlier one is unchanged.</source>
        <translation>Filen {file} kan ikke skrives ({problem}); en tidligere fil er uændret.</translation>
    </message>
    <message>
        <source>The file {file} is not UTF-8 text: line {line} has other characters.</source>
        <translation>Filen {file} er ikke UTF-8-tekst: linje {line} har andre tegn.</translation>
    </message>
    <message>
        <source>The file {file} is no valid JSON: it cannot be read at line {line}, column {column}.</source>
        <translation>Filen {file} er ikke gyldig JSON: den kan ikke læses ved linje {line}, tegn {column}.</translation>
    </message>
    <message>
        <source>In the file {file}, the key {key} stands twice in one object.</source>
        <translation>I filen {file} står nøglen {key} to gange i samme objekt.</translation>
    </message>
    <message>
        <source>The file {file} is nested too deeply to be read.</source>
        <translation>Filen {file} har for mange niveauer inden i hinanden til at kunne læses.</translation>
    </message>
    <message>
        <source>The file {file} does not say &quot;format&quot;: &quot;{expected}&quot;, so it is not of the kind that is wanted.</source>
        <translation>Filen {file} har ikke &quot;format&quot;: &quot;{expected}&quot;, så den er ikke af den rigtige slags.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a known version; the newest one is {newest}.</source>
        <translation>I filen {file} skal {path} være en kendt version; den nyeste er {newest}.</translation>
    </message>
    <message>
        <source>The file {file} has version {version}, and this plugin knows {newest} as the newest; update the plugin.</source>
        <translation>Filen {file} har version {version}, og dette plugin kender {newest} som den nyeste; opdatér pluginet.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is no known key; the most similar one is {proposal}.</source>
        <translation>I filen {file} er {path} ikke en kendt nøgle; den, der ligner mest, er {proposal}.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is no known key; known here are: {known}.</source>
        <translation>I filen {file} er {path} ikke en kendt nøgle; her kendes: {known}.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} has no id.</source>
        <translation>I filen {file} har {path} intet id.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be an id of 1 to 40 letters a-z, digits and underscores.</source>
        <translation>I filen {file} skal {path} være et id på 1 til 40 bogstaver a-z, cifre og understregninger.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is {id}, an id that {other} has too (upper and lower case are the same).</source>
        <translation>I filen {file} er {path} {id}, et id, som {other} også har (store og små bogstaver er ens).</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a text.</source>
        <translation>I filen {file} skal {path} være en tekst.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a number.</source>
        <translation>I filen {file} skal {path} være et tal.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a whole number.</source>
        <translation>I filen {file} skal {path} være et helt tal.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be true or false.</source>
        <translation>I filen {file} skal {path} være true eller false.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a list.</source>
        <translation>I filen {file} skal {path} være en liste.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a list of two numbers.</source>
        <translation>I filen {file} skal {path} være en liste med to tal.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be an object with keys.</source>
        <translation>I filen {file} skal {path} være et objekt med nøgler.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be one of: {choices}.</source>
        <translation>I filen {file} skal {path} være en af: {choices}.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is no known role of a column; the most similar ones are: {roles}.</source>
        <translation>I filen {file} er {path} ikke en kendt rolle for en kolonne; de, der ligner mest, er: {roles}.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is no known role of a column, nor several with | between them.</source>
        <translation>I filen {file} er {path} hverken en kendt rolle for en kolonne eller flere med | imellem.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be from {low} to {high}.</source>
        <translation>I filen {file} skal {path} være fra {low} til {high}.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be more than {low} and at most {high}.</source>
        <translation>I filen {file} skal {path} være mere end {low} og højst {high}.</translation>
    </message>
    <message>
        <source>In the file {file}, the first age in {path} is higher than the second.</source>
        <translation>I filen {file} er den første alder i {path} højere end den anden.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a day of the year as MM-DD (09-30 is 30 September).</source>
        <translation>I filen {file} skal {path} være en dag i året som MM-DD: måned, bindestreg, dag.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a municipality code of four digits.</source>
        <translation>I filen {file} skal {path} være en kommunekode på fire cifre.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be a single character.</source>
        <translation>I filen {file} skal {path} være et enkelt tegn.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} holds a user name or password; keep it in QGIS&apos; authentication store and name the connection.</source>
        <translation>I filen {file} indeholder {path} et brugernavn eller en adgangskode; gem det i QGIS&apos; godkendelseslager, og angiv forbindelsens navn.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is an absolute path; give it relative to the study&apos;s folder.</source>
        <translation>I filen {file} er {path} en absolut sti; angiv den i forhold til opsætningens mappe.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} holds what looks like a CPR number; personal data must not be in a study.</source>
        <translation>I filen {file} indeholder {path} noget, der ligner et CPR-nummer; personoplysninger må ikke stå i en opsætning.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} names the source {name}, which is not in the study.</source>
        <translation>I filen {file} nævner {path} kilden {name}, som ikke er i opsætningen.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} names the indicator {name}, which is not in the study.</source>
        <translation>I filen {file} nævner {path} indikatoren {name}, som ikke er i opsætningen.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} names no table: give a file, a connection or an address.</source>
        <translation>I filen {file} nævner {path} ingen tabel: angiv en fil, en forbindelse eller en adresse.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty; a connection or an address needs a QGIS provider.</source>
        <translation>I filen {file} er {path} tom; en forbindelse eller en adresse kræver en QGIS-datakilde (provider).</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: name the source with the addresses or residences.</source>
        <translation>I filen {file} er {path} tom: angiv kilden med adresserne eller bopælene.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} names the source {name}, which is placed by a register itself and can give no place.</source>
        <translation>I filen {file} nævner {path} kilden {name}, som selv stedfæstes gennem et register og ikke kan give et sted.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} needs a column with the role {role}, which the source {source} does not have.</source>
        <translation>I filen {file} kræver {path} en kolonne med rollen {role}, som kilden {source} ikke har.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} needs a column with one of these roles, and the source {source} has none: {roles}.</source>
        <translation>I filen {file} kræver {path} en kolonne med en af disse roller, og kilden {source} har ingen: {roles}.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: say which source is counted.</source>
        <translation>I filen {file} er {path} tom: angiv, hvilken kilde der optælles.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: say which roles make a unit that is counted once.</source>
        <translation>I filen {file} er {path} tom: angiv, hvilke roller der udgør en enhed, som tælles én gang.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: say which role is summed or compared.</source>
        <translation>I filen {file} er {path} tom: angiv, hvilken rolle der lægges sammen eller sammenlignes.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: say at which day of the year the state is counted.</source>
        <translation>I filen {file} er {path} tom: angiv, på hvilken dag i året bestanden optælles.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} measures places near a cell, which only a numerator can do.</source>
        <translation>I filen {file} måler {path} steder nær en celle, hvilket kun en tæller kan.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} must be mean, as the numerator measures places near a cell.</source>
        <translation>I filen {file} skal {path} være mean, da tælleren måler steder nær en celle.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} opens {mark} at character {column} and never closes it.</source>
        <translation>I filen {file} åbner {path} {mark} ved tegn {column} og lukker det aldrig.</translation>
    </message>
    <message>
        <source>The filter names the role {role}, which the source has no column for.</source>
        <translation>Filteret nævner rollen {role}, som kilden ikke har en kolonne til.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: there is nothing to compute.</source>
        <translation>I filen {file} er {path} tom: der er intet at beregne.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: name the file for the local copy of the statistical areas.</source>
        <translation>I filen {file} er {path} tom: angiv filen til den lokale kopi af statistikområderne.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty: say whose statistical areas are meant.</source>
        <translation>I filen {file} er {path} tom: angiv, hvilken kommunes statistikområder der menes.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} asks for areas of the combination, but the study has no combination.</source>
        <translation>I filen {file} beder {path} om områder ud fra sammenvejningen, men opsætningen har ingen sammenvejning.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} ranks smoothed rates, but the smoothing is none.</source>
        <translation>I filen {file} rangerer {path} udjævnede rater, men udjævningen er ingen.</translation>
    </message>
    <message>
        <source>In the file {file}, {path} is empty, but a schema of a database is given.</source>
        <translation>I filen {file} er {path} tom, men et databaseskema er angivet.</translation>
    </message>
    <message>
        <source>The table {table} must be named by one of a file, a connection and an address.</source>
        <translation>Tabellen {table} skal angives ved enten en fil, en forbindelse eller en adresse.</translation>
    </message>
    <message>
        <source>There is no file {file} in the folder of the study.</source>
        <translation>Der er ingen fil {file} i opsætningens mappe.</translation>
    </message>
    <message>
        <source>{file} is a folder; a file with a table is needed.</source>
        <translation>{file} er en mappe; der skal bruges en fil med en tabel.</translation>
    </message>
    <message>
        <source>The file {file} is open in Excel or another office program; close it there and try again.</source>
        <translation>Filen {file} er åben i Excel eller et andet kontorprogram; luk den dér, og prøv igen.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: a program such as Excel has it open, or you have no permission.</source>
        <translation>Filen {file} kan ikke læses: et program som Excel har den åben, eller der mangler adgang.</translation>
    </message>
    <message>
        <source>The file {file} is empty.</source>
        <translation>Filen {file} er tom.</translation>
    </message>
    <message>
        <source>QGIS cannot open the file {file}: it is damaged, has a password, or is not what its name says.</source>
        <translation>QGIS kan ikke åbne filen {file}: den er beskadiget, har en adgangskode eller er ikke det, som navnet siger.</translation>
    </message>
    <message>
        <source>The file {file} has several sheets or layers; choose one of: {layers}.</source>
        <translation>Filen {file} har flere ark eller lag; vælg et af: {layers}.</translation>
    </message>
    <message>
        <source>The file {file} has no sheet or layer {layer}; it has: {layers}.</source>
        <translation>Filen {file} har intet ark eller lag {layer}; den har: {layers}.</translation>
    </message>
    <message>
        <source>The header of {layer} has the name {field} more than once, in the columns {columns}; give each column its own name.</source>
        <translation>Overskriften i {layer} har navnet {field} mere end én gang, i kolonnerne {columns}; giv hver kolonne sit eget navn.</translation>
    </message>
    <message>
        <source>The text file {file} is UTF-16 (Unicode text in Excel); save it as CSV UTF-8.</source>
        <translation>Tekstfilen {file} er UTF-16 (Unicode-tekst i Excel); gem den som CSV UTF-8.</translation>
    </message>
    <message>
        <source>The file {file} holds zero bytes and so is no text file; its name may be wrong.</source>
        <translation>Filen {file} indeholder nulbytes og er derfor ikke en tekstfil; måske er navnet forkert.</translation>
    </message>
    <message>
        <source>The text file {file} begins as UTF-8, but line {line} is not; save it in one character set.</source>
        <translation>Tekstfilen {file} begynder som UTF-8, men det er linje {line} ikke; gem den i ét tegnsæt.</translation>
    </message>
    <message>
        <source>The text file {file} is neither UTF-8 nor Windows-1252; line {line} holds letters of neither.</source>
        <translation>Tekstfilen {file} er hverken UTF-8 eller Windows-1252; linje {line} har tegn, der ikke hører til nogen af dem.</translation>
    </message>
    <message>
        <source>The text file {file} is not {encoding}, as the study says; line {line} shows it.</source>
        <translation>Tekstfilen {file} er ikke {encoding}, som opsætningen siger; det ses i linje {line}.</translation>
    </message>
    <message>
        <source>The character set given for the file {file} is not known; known are: {encodings}.</source>
        <translation>Tegnsættet, der er angivet for filen {file}, kendes ikke; de kendte er: {encodings}.</translation>
    </message>
    <message>
        <source>The delimiter, quote or decimal mark given for the file {file} cannot be one.</source>
        <translation>Det skilletegn, anførselstegn eller decimaltegn, der er angivet for filen {file}, kan ikke bruges som sådan.</translation>
    </message>
    <message>
        <source>A quote that opens in the row at line {line} of the file {file} is never closed.</source>
        <translation>Et anførselstegn, der åbner i rækken ved linje {line} i filen {file}, lukkes aldrig.</translation>
    </message>
    <message>
        <source>In the row at line {line} of the file {file} a quote mark stands inside a value; write it twice and the value in quotes.</source>
        <translation>I rækken ved linje {line} i filen {file} står et anførselstegn inde i en værdi; skriv det to gange og værdien i anførselstegn.</translation>
    </message>
    <message>
        <source>In line {line} of the file {file} a line break (carriage return) stands inside a value that is not in quotes.</source>
        <translation>I linje {line} i filen {file} står et linjeskift (carriage return) inde i en værdi, der ikke er i anførselstegn.</translation>
    </message>
    <message>
        <source>The file {file} has {rows} rows, but QGIS reads {shown}; save it again as CSV UTF-8.</source>
        <translation>Filen {file} har {rows} rækker, men QGIS læser {shown}; gem den igen som CSV UTF-8.</translation>
    </message>
    <message>
        <source>Most rows of the file {file}, the first at line {line}, do not have {columns} values as its header has: check the header and the delimiter.</source>
        <translation>Hovedparten af rækkerne i filen {file}, den første ved linje {line}, har ikke {columns} værdier som overskriften: kontrollér overskriften og skilletegnet.</translation>
    </message>
    <message>
        <source>This QGIS has no provider {provider}.</source>
        <translation>Denne QGIS har ingen datakilde-udbyder {provider}.</translation>
    </message>
    <message>
        <source>QGIS has no connection {connection} of the provider {provider}; it has: {known}.</source>
        <translation>QGIS har ingen forbindelse {connection} hos udbyderen {provider}; den har: {known}.</translation>
    </message>
    <message>
        <source>No table is chosen behind the connection {connection}.</source>
        <translation>Der er ikke valgt en tabel bag forbindelsen {connection}.</translation>
    </message>
    <message>
        <source>There is no table {table} behind the connection {connection}.</source>
        <translation>Der er ingen tabel {table} bag forbindelsen {connection}.</translation>
    </message>
    <message>
        <source>The table {table} behind the connection {connection} cannot be opened: the database does not answer, does not let you in, or does not show the table.</source>
        <translation>Tabellen {table} bag forbindelsen {connection} kan ikke åbnes: databasen svarer ikke, afviser brugeren eller viser ikke tabellen.</translation>
    </message>
    <message>
        <source>{read} of the {rows} rows of {layer} were read: the table changed or the connection broke meanwhile; run again.</source>
        <translation>{read} af de {rows} rækker i {layer} blev læst: tabellen blev ændret, eller forbindelsen blev afbrudt imens; kør igen.</translation>
    </message>
    <message>
        <source>The address of the table {table} holds a user, a password or a key; keep them in QGIS&apos; authentication store and name its entry with authcfg.</source>
        <translation>Adressen på tabellen {table} indeholder en bruger, en adgangskode eller en nøgle; gem dem i QGIS&apos; lager for godkendelser, og angiv posten med authcfg.</translation>
    </message>
    <message>
        <source>The address of the table {table} cannot be opened by the provider {provider}.</source>
        <translation>Adressen på tabellen {table} kan ikke åbnes af udbyderen {provider}.</translation>
    </message>
    <message>
        <source>Reconciliation with the source</source>
        <translation>Afstemning med kilden</translation>
    </message>
    <message>
        <source>{source} ({layer}): read {read} = placed {placed} + not placed {unplaced}</source>
        <translation>{source} ({layer}): læst {read} = stedfæstet {placed} + ikke stedfæstet {unplaced}</translation>
    </message>
    <message>
        <source>{count} rows hold something that is no period; the first is row {row}.</source>
        <translation>{count} rækker indeholder noget, der ikke er en periode; den første er række {row}.</translation>
    </message>
    <message>
        <source>{layer}: read {read} = placed {placed} + not placed {unplaced}</source>
        <translation>{layer}: læst {read} = stedfæstet {placed} + ikke stedfæstet {unplaced}</translation>
    </message>
    <message>
        <source>  of the placed rows {repeats} repeat a unit counted already in the same cell and period</source>
        <translation>  {repeats} af de stedfæstede rækker gentager en enhed, der allerede er talt med i samme celle og periode</translation>
    </message>
    <message>
        <source>{layer}: rows with more or fewer values than the header begin on the lines {lines}</source>
        <translation>{layer}: rækker med flere eller færre værdier end overskriften begynder på linje {lines}</translation>
    </message>
    <message>
        <source>  the placed rows count {times} times, once in each period or date; in {lost} further ones they could not be placed</source>
        <translation>  de stedfæstede rækker tæller {times} gange, én gang i hver periode eller på hver dato; i yderligere {lost} kunne de ikke stedfæstes</translation>
    </message>
    <message>
        <source>  {period}: compared with the mean {mean}, over {count} with a value</source>
        <translation>  {period}: sammenlignet med gennemsnittet {mean} for {count} med en værdi</translation>
    </message>
    <message>
        <source>  a unit counts once in each cell that it is in, so an area may have fewer different units than the sum of its cells</source>
        <translation>  en unik værdi tælles én gang i hver celle, den findes i; et område kan derfor have færre unikke værdier end summen af dets celler</translation>
    </message>
    <message>
        <source>  counted at {dates} dates: {total}; sum over the cells and periods of the result, each period from its dates: {summed}</source>
        <translation>  talt ved {dates} tidssnit: {total}; sum over resultatets celler og perioder, hver periode opgjort ud fra sine tidssnit: {summed}</translation>
    </message>
    <message>
        <source>  counted in the source: {total}; sum over the cells of the result: {events}</source>
        <translation>  talt i kilden: {total}; sum over resultatets celler: {events}</translation>
    </message>
    <message>
        <source>{layer}: numbers written like 1.234 were read as fractions; if the point separates thousands, write them without it.</source>
        <translation>{layer}: tal skrevet som 1.234 er læst som decimaltal; er punktummet en tusindtalsseparator, skal det fjernes.</translation>
    </message>
    <message>
        <source>Check of the source {layer}</source>
        <translation>Kildekontrol af {layer}</translation>
    </message>
    <message>
        <source>not placed</source>
        <translation>ikke stedfæstet</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Se nærmere på</translation>
    </message>
    <message>
        <source>Nothing unusual was found.</source>
        <translation>Intet usædvanligt fundet.</translation>
    </message>
    <message>
        <source>Sum of the counts</source>
        <translation>Sum af antal</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ændring</translation>
    </message>
    <message>
        <source>missing periods: {count}</source>
        <translation>manglende perioder: {count}</translation>
    </message>
    <message>
        <source>{mark} is a possible break: a change of more than 5 %, larger than what the other steps show and than what chance gives to counts.</source>
        <translation>{mark} er et muligt databrud: en ændring på mere end 5&#xa0;%, der er større end de øvrige ændringer i serien og større end den tilfældighed, der er i antal.</translation>
    </message>
    <message>
        <source>{mark} {count} to look at, see above</source>
        <translation>{mark} {count} at se nærmere på, se ovenfor</translation>
    </message>
    <message>
        <source>Not checked: there is no column for it.</source>
        <translation>Ikke kontrolleret: der er ingen kolonne til det.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Kontrol</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Betydning</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>Values that fit</source>
        <translation>Værdier, der passer</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolonner</translation>
    </message>
    <message>
        <source>The text file</source>
        <translation>Tekstfilen</translation>
    </message>
    <message>
        <source>Rows by period</source>
        <translation>Rækker pr. periode</translation>
    </message>
    <message>
        <source>Missing periods</source>
        <translation>Manglende perioder</translation>
    </message>
    <message>
        <source>Breaks in the series</source>
        <translation>Databrud</translation>
    </message>
    <message>
        <source>Dates and periods</source>
        <translation>Datoer og perioder</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Ids of rows</source>
        <translation>Rækkernes id&apos;er</translation>
    </message>
    <message>
        <source>Citizens and families</source>
        <translation>Borgere og familier</translation>
    </message>
    <message>
        <source>Geography</source>
        <translation>Geografi</translation>
    </message>
    <message>
        <source>Many rows on one point</source>
        <translation>Mange rækker på samme punkt</translation>
    </message>
    <message>
        <source>CPR numbers</source>
        <translation>CPR-numre</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Første dag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sidste dag</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Id of the row</source>
        <translation>Rækkens id</translation>
    </message>
    <message>
        <source>Citizen or family</source>
        <translation>Borger eller familie</translation>
    </message>
    <message>
        <source>X coordinate</source>
        <translation>X-koordinat</translation>
    </message>
    <message>
        <source>Y coordinate</source>
        <translation>Y-koordinat</translation>
    </message>
    <message>
        <source>Address key</source>
        <translation>Adressenøgle</translation>
    </message>
    <message>
        <source>Cell code</source>
        <translation>Cellekode</translation>
    </message>
    <message>
        <source>Municipality code</source>
        <translation>Kommunekode</translation>
    </message>
    <message>
        <source>Road code</source>
        <translation>Vejkode</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Husnummer</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Etage</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Dør</translation>
    </message>
    <message>
        <source>chosen by the user</source>
        <translation>valgt af brugeren</translation>
    </message>
    <message>
        <source>proposed by its name</source>
        <translation>foreslået ud fra navnet</translation>
    </message>
    <message>
        <source>proposed by a name like it</source>
        <translation>foreslået ud fra et lignende navn</translation>
    </message>
    <message>
        <source>proposed by a part of its name</source>
        <translation>foreslået ud fra en del af navnet</translation>
    </message>
    <message>
        <source>proposed by its values</source>
        <translation>foreslået ud fra værdierne</translation>
    </message>
    <message>
        <source>not used: its values do not fit</source>
        <translation>ikke brugt: værdierne passer ikke</translation>
    </message>
    <message>
        <source>read</source>
        <translation>læst</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>stedfæstet</translation>
    </message>
    <message>
        <source>{role}: {column}, {how}; {share} of the values fit.</source>
        <translation>{role}: {column}, {how}; {share} af værdierne passer.</translation>
    </message>
    <message>
        <source>{reason}: {rows} rows ({share})</source>
        <translation>{reason}: {rows} rækker ({share})</translation>
    </message>
    <message>
        <source>{period}: {rows} rows, of them {placed} placed; sum of the counts {amount}.</source>
        <translation>{period}: {rows} rækker, heraf {placed} stedfæstet; sum af antal {amount}.</translation>
    </message>
    <message>
        <source>{period}: {rows} rows, of them {placed} placed.</source>
        <translation>{period}: {rows} rækker, heraf {placed} stedfæstet.</translation>
    </message>
    <message>
        <source>{rows} rows have no citizen or family in the field {column}; the first is row {first}.</source>
        <translation>{rows} rækker har ingen borger eller familie i feltet {column}; den første er række {first}.</translation>
    </message>
    <message>
        <source>{period}: {persons} citizens or families have several rows, {rows} beyond the first.</source>
        <translation>{period}: {persons} borgere eller familier har flere rækker, {rows} ud over den første.</translation>
    </message>
    <message>
        <source>Citizens or families with several rows in the same period ({column}): {persons} of {pairs}, with {rows} rows beyond the first, at most {most} rows. Several measures may be right; in a register of residents they are mistakes.</source>
        <translation>Borgere eller familier med flere rækker i samme periode ({column}): {persons} af {pairs}, med {rows} rækker ud over den første, højst {most} rækker. Flere foranstaltninger kan være rigtigt; i et register over beboere er det fejl.</translation>
    </message>
    <message>
        <source>not shown, since few persons stand behind it</source>
        <translation>vises ikke, da få personer står bag</translation>
    </message>
    <message>
        <source>{x}, {y} in {crs}</source>
        <translation>{x}, {y} i {crs}</translation>
    </message>
    <message>
        <source>{rows} rows ({share}) lie on one point outside the municipality or far from all others ({where}): probably LOIS&apos; default point for people who cannot be placed. If so, give it as DEFAULT_POINT.</source>
        <translation>{rows} rækker ({share}) ligger på ét punkt uden for kommunen eller langt fra alle andre ({where}): sandsynligvis LOIS&apos; standardpunkt for personer, der ikke kan stedfæstes. Angiv det i så fald som DEFAULT_POINT.</translation>
    </message>
    <message>
        <source>{rows} rows ({share}) lie on one point among the others ({where}): many at one address, perhaps an institution, or LOIS&apos; default point where it was moved to the town hall.</source>
        <translation>{rows} rækker ({share}) ligger på ét punkt blandt de andre ({where}): mange på samme adresse, måske en institution, eller LOIS&apos; standardpunkt, hvor det er flyttet til rådhuset.</translation>
    </message>
    <message>
        <source>{rows} rows ({share}) lie on one point ({where}); there are too few other points to tell whether it is LOIS&apos; default point or an institution.</source>
        <translation>{rows} rækker ({share}) ligger på ét punkt ({where}); der er for få andre punkter til at afgøre, om det er LOIS&apos; standardpunkt eller en institution.</translation>
    </message>
    <message>
        <source>Missing periods between {since} and {until}: {missing} at the usual step.</source>
        <translation>Manglende perioder mellem {since} og {until}: {missing} med det sædvanlige mellemrum.</translation>
    </message>
    <message>
        <source>The number of rows changes by {change} from {since} to {period} ({before} to {after}): a break in the series?</source>
        <translation>Antallet af rækker ændrer sig {change} fra {since} til {period} ({before} til {after}): databrud?</translation>
    </message>
    <message>
        <source>The sum of {column} changes by {change} from {since} to {period} ({before} to {after}): a break in the series?</source>
        <translation>Summen af {column} ændrer sig {change} fra {since} til {period} ({before} til {after}): databrud?</translation>
    </message>
    <message>
        <source>The header has the field {column} more than once (columns {columns}); none of them is used.</source>
        <translation>Overskriften har feltet {column} mere end én gang (kolonne {columns}); ingen af dem bruges.</translation>
    </message>
    <message>
        <source>{rows} rows have more or fewer values than the header has columns; they begin on line {lines} of the file.</source>
        <translation>{rows} rækker har flere eller færre værdier, end overskriften har kolonner; de begynder på linje {lines} i filen.</translation>
    </message>
    <message>
        <source>{rows} rows have nothing in the field {column}; the first is row {first}.</source>
        <translation>{rows} rækker har intet i feltet {column}; den første er række {first}.</translation>
    </message>
    <message>
        <source>{rows} rows hold something in the field {column} that is no date or period; the first is row {first}.</source>
        <translation>{rows} rækker har noget i feltet {column}, der ikke er en dato eller periode; den første er række {first}.</translation>
    </message>
    <message>
        <source>{rows} rows hold another unit of period in the field {column} than the first rows do; the first is row {first}.</source>
        <translation>{rows} rækker har en anden slags periode i feltet {column} end de første rækker; den første er række {first}.</translation>
    </message>
    <message>
        <source>{rows} rows hold something in the field {column} that is no number of 0 or more; the first is row {first}.</source>
        <translation>{rows} rækker har noget i feltet {column}, der ikke er et tal på 0 eller mere; den første er række {first}.</translation>
    </message>
    <message>
        <source>{rows} rows have no id in the field {column}; the first is row {first}.</source>
        <translation>{rows} rækker har intet id i feltet {column}; den første er række {first}.</translation>
    </message>
    <message>
        <source>Ids in the field {column} that are there several times in the same period: {ids}, with {rows} rows beyond the first; the first of them is in row {first}.</source>
        <translation>Id&apos;er i feltet {column}, der findes flere gange i samme periode: {ids}, med {rows} rækker ud over den første; den første af dem er række {first}.</translation>
    </message>
    <message>
        <source>Ids in the field {column} that are there several times: {ids}, with {rows} rows beyond the first; the first of them is in row {first}.</source>
        <translation>Id&apos;er i feltet {column}, der findes flere gange: {ids}, med {rows} rækker ud over den første; den første af dem er række {first}.</translation>
    </message>
    <message>
        <source>The field {column} holds what looks like CPR numbers: {rows} values, {share} of those that are filled in.</source>
        <translation>Feltet {column} indeholder noget, der ligner CPR-numre: {rows} værdier, {share} af de udfyldte.</translation>
    </message>
    <message>
        <source>The field {column} is named as if it held CPR numbers; {rows} values look like one ({share}).</source>
        <translation>Feltet {column} hedder, som om det indeholder CPR-numre; {rows} værdier ligner et ({share}).</translation>
    </message>
    <message>
        <source>Texts in the field {column} contain what looks like CPR numbers: {rows} rows.</source>
        <translation>Tekster i feltet {column} indeholder noget, der ligner CPR-numre: {rows} rækker.</translation>
    </message>
    <message>
        <source>Nothing says where the rows lie: there are neither points nor columns with coordinates, cell codes or, together with an address layer, address keys.</source>
        <translation>Intet siger, hvor rækkerne ligger: der er hverken punkter eller kolonner med koordinater, cellekoder eller, sammen med et adresselag, adressenøgler.</translation>
    </message>
    <message>
        <source>{rows} rows ({share}) lie outside the municipality; the first is row {first}.</source>
        <translation>{rows} rækker ({share}) ligger uden for kommunen; den første er række {first}.</translation>
    </message>
    <message>
        <source>{rows} rows ({share}) lie outside Denmark; the first is row {first}.</source>
        <translation>{rows} rækker ({share}) ligger uden for Danmark; den første er række {first}.</translation>
    </message>
    <message>
        <source>{rows} rows ({share}) lie on the default point that was given.</source>
        <translation>{rows} rækker ({share}) ligger på det angivne standardpunkt.</translation>
    </message>
    <message>
        <source>{cells} cells; {count} indicators: {names}; {periods} periods, {first} to {last}</source>
        <translation>{cells} celler; {count} indikatorer: {names}; {periods} perioder, {first} til {last}</translation>
    </message>
    <message>
        <source>  {indicator}: {cells} cells with a rate, the municipality {rate}</source>
        <translation>  {indicator}: {cells} celler med beregnet rate, kommunen {rate}</translation>
    </message>
    <message>
        <source>  in the top share of {least} or more indicators: {cells} cells</source>
        <translation>  i top-andelen for {least} eller flere indikatorer: {cells} celler</translation>
    </message>
    <message>
        <source>{cells} cells have no rate in some of the indicators; their composite rests on the others, see the field indicators.</source>
        <translation>{cells} celler har ingen rate i nogle af indikatorerne; deres samlede indeks hviler på de andre, se feltet indicators.</translation>
    </message>
    <message>
        <source>There is only one indicator to combine.</source>
        <translation>Der er kun én indikator at sammenveje.</translation>
    </message>
    <message>
        <source>it does not describe a run</source>
        <translation>den beskriver ikke en kørsel</translation>
    </message>
    <message>
        <source>{what}: {changes}; unchanged {unchanged}</source>
        <translation>{what}: {changes}; uændret {unchanged}</translation>
    </message>
    <message>
        <source>Comparison of two runs</source>
        <translation>Sammenligning af to kørsler</translation>
    </message>
    <message>
        <source>Old run</source>
        <translation>Tidligere kørsel</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Ny kørsel</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Opsætning</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>Plugin</translation>
    </message>
    <message>
        <source>Rows in facts.csv</source>
        <translation>Rækker i facts.csv</translation>
    </message>
    <message>
        <source>What else differs</source>
        <translation>Hvad der ellers er forskelligt</translation>
    </message>
    <message>
        <source>Nothing: the study, the data and the program are the same.</source>
        <translation>Intet: opsætningen, data og programmet er de samme.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Hvor</translation>
    </message>
    <message>
        <source>The municipality</source>
        <translation>Kommunen</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Hvad der er ændret</translation>
    </message>
    <message>
        <source>No figure changed.</source>
        <translation>Ingen tal er ændret.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>uændret</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Monitoring areas that changed</source>
        <translation>Monitoreringsområder, der er ændret</translation>
    </message>
    <message>
        <source>Cells that came into the top share or left it</source>
        <translation>Celler, der er kommet ind i eller gået ud af top-andelen</translation>
    </message>
    <message>
        <source>{count} more are not listed here; the table of changes has them all.</source>
        <translation>{count} flere er ikke vist her; tabellen over ændringer har dem alle.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>only in the new run</source>
        <translation>kun i den nye kørsel</translation>
    </message>
    <message>
        <source>only in the old run</source>
        <translation>kun i den tidligere kørsel</translation>
    </message>
    <message>
        <source>newly in the top share</source>
        <translation>ny i top-andelen</translation>
    </message>
    <message>
        <source>no longer in the top share</source>
        <translation>ikke længere i top-andelen</translation>
    </message>
    <message>
        <source>other figures</source>
        <translation>andre tal</translation>
    </message>
    <message>
        <source>other limits or rank only</source>
        <translation>kun andre grænser eller anden rang</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>celler</translation>
    </message>
    <message>
        <source>monitoring areas</source>
        <translation>monitoreringsområder</translation>
    </message>
    <message>
        <source>the municipality</source>
        <translation>kommunen</translation>
    </message>
    <message>
        <source>Method (the study)</source>
        <translation>Metode (opsætningen)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Opgør pr.</translation>
    </message>
    <message>
        <source>Result file edited after the run</source>
        <translation>Resultatfil redigeret efter kørslen</translation>
    </message>
    <message>
        <source>{source}: number of rows</source>
        <translation>{source}: antal rækker</translation>
    </message>
    <message>
        <source>{source}: size in bytes</source>
        <translation>{source}: størrelse i byte</translation>
    </message>
    <message>
        <source>{source}: fingerprint of the content</source>
        <translation>{source}: fingeraftryk af indholdet</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>optalt</translation>
    </message>
    <message>
        <source>events (numerator)</source>
        <translation>hændelser (tæller)</translation>
    </message>
    <message>
        <source>population (denominator)</source>
        <translation>grundlag (nævner)</translation>
    </message>
    <message>
        <source>{figure}, old run</source>
        <translation>{figure}, tidligere kørsel</translation>
    </message>
    <message>
        <source>{figure}, new run</source>
        <translation>{figure}, ny kørsel</translation>
    </message>
    <message>
        <source>Events (numerator)</source>
        <translation>Antal (tæller)</translation>
    </message>
    <message>
        <source>Population (denominator)</source>
        <translation>Grundlag (nævner)</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>In the top share</source>
        <translation>I top-andelen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Cell, area or municipality</source>
        <translation>Celle, område eller kommune</translation>
    </message>
    <message>
        <source>ERROR: results differ although the study, the data and the program are the same. Do not use the new run before the reason is known.</source>
        <translation>FEJL: Resultaterne er forskellige, selv om opsætningen, data og programmet er de samme. Brug ikke den nye kørsel, før årsagen er fundet.</translation>
    </message>
    <message>
        <source>The results are the same, although something else differs.</source>
        <translation>Resultaterne er de samme, selv om noget andet er forskelligt.</translation>
    </message>
    <message>
        <source>The runs are the same.</source>
        <translation>Kørslerne er ens.</translation>
    </message>
    <message>
        <source>The results differ. What else differs: {causes}.</source>
        <translation>Resultaterne er forskellige. Forskelligt er også: {causes}.</translation>
    </message>
    <message>
        <source>Placements</source>
        <translation>Anbringelser</translation>
    </message>
    <message>
        <source>Preventive measures</source>
        <translation>Forebyggende foranstaltninger</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>Familier</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Beboere</translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Flytninger</translation>
    </message>
    <message>
        <source>Grades of the final examination</source>
        <translation>Karakterer fra afgangsprøven</translation>
    </message>
    <message>
        <source>Incomes</source>
        <translation>Indkomster</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>Beskæftigelse</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Biblioteker</translation>
    </message>
    <message>
        <source>Assembly halls</source>
        <translation>Forsamlingshuse</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresser</translation>
    </message>
    <message>
        <source>Source {source}: {file}, {rows} rows</source>
        <translation>Kilden {source}: {file}, {rows} rækker</translation>
    </message>
    <message>
        <source>  {role} &lt;- {column} ({how}; {share} of the values fit)</source>
        <translation>  {role} &lt;- {column} ({how}; {share} af værdierne passer)</translation>
    </message>
    <message>
        <source>  {column} is called like {role}, but was not taken: {share} of its values fit</source>
        <translation>  {column} hedder som {role}, men er ikke brugt: {share} af dens værdier passer</translation>
    </message>
    <message>
        <source>  placed by the address</source>
        <translation>  stedfæstet ved adressen</translation>
    </message>
    <message>
        <source>  placed by the address, and no table of addresses is given to look it up in</source>
        <translation>  stedfæstet ved adressen, men der er ikke valgt en tabel med adresser at slå den op i</translation>
    </message>
    <message>
        <source>  placed by the layer&apos;s own points</source>
        <translation>  stedfæstet ved lagets egne punkter</translation>
    </message>
    <message>
        <source>  placed by the coordinates x and y</source>
        <translation>  stedfæstet ved koordinaterne x og y</translation>
    </message>
    <message>
        <source>  placed by the code of the cell</source>
        <translation>  stedfæstet ved cellekoden</translation>
    </message>
    <message>
        <source>  placed by the code of the area: write the layer of the areas under cells in the study, since a new study counts in the cells of the national grid</source>
        <translation>  stedfæstet ved områdekoden: skriv laget med områderne under cells i opsætningen, da en ny opsætning tæller i celler i Det Danske Kvadratnet</translation>
    </message>
    <message>
        <source>  nothing was found that places its rows: no address, point, coordinates or code of a cell</source>
        <translation>  der er ikke fundet noget, som stedfæster rækkerne: hverken adresse, punkt, koordinater eller cellekode</translation>
    </message>
    <message>
        <source>  the filter of {indicator} also names, for {role}, what {column} does not hold: {words}</source>
        <translation>  filteret i {indicator} nævner for {role} også noget, som ikke findes i {column}: {words}</translation>
    </message>
    <message>
        <source>  the filter of {indicator} asks {role} for words that {column} does not hold ({words}): edit the filter in the study</source>
        <translation>  filteret i {indicator} spørger {role} efter ord, som ikke findes i {column} ({words}): ret filteret i opsætningen</translation>
    </message>
    <message>
        <source>  {column} holds: {words}</source>
        <translation>  {column} indeholder: {words}</translation>
    </message>
    <message>
        <source>{indicator}: the source {source} has dates and no first days, so it is counted at its own dates.</source>
        <translation>{indicator}: kilden {source} har datoer og ingen startdatoer, så den tælles på sine egne datoer.</translation>
    </message>
    <message>
        <source>The chosen indicators do not need the source {source}; its table is left out.</source>
        <translation>Kilden {source} bruges ikke af de valgte indikatorer; dens tabel er udeladt.</translation>
    </message>
    <message>
        <source>The study is written, but cannot be run before it is completed: in a text editor, or by making it anew with more tables or columns chosen by hand.</source>
        <translation>Opsætningen er skrevet, men kan ikke køres, før den er gjort færdig: i et tekstprogram, eller ved at lave den om med flere tabeller eller kolonner valgt i hånden.</translation>
    </message>
    <message>
        <source>The study is complete; the next step is Run study.</source>
        <translation>Opsætningen er færdig; næste trin er Kør opsætning.</translation>
    </message>
    <message>
        <source>Indicators from the catalogue: {names}</source>
        <translation>Indikatorer fra kataloget: {names}</translation>
    </message>
    <message>
        <source>The source {source} needs a table with columns for: {roles}</source>
        <translation>Kilden {source} skal have en tabel med kolonner til: {roles}</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>disken er fuld</translation>
    </message>
    <message>
        <source>it is write-protected or open in another program, Excel say</source>
        <translation>den er skrivebeskyttet eller åben i et andet program, fx Excel</translation>
    </message>
    <message>
        <source>Ids of persons were replaced by running numbers in the fields: {fields}</source>
        <translation>Personers id er erstattet af løbenumre i felterne: {fields}</translation>
    </message>
    <message>
        <source>Fields that were left out: {fields}</source>
        <translation>Felter, der er udeladt: {fields}</translation>
    </message>
    <message>
        <source>Overlaps within the tolerance (1 % of the smaller polygon): {count} pairs; a point in an overlap belongs to the first polygon.</source>
        <translation>Overlap inden for tolerancen (1&#xa0;% af den mindste polygon): {count} par; et punkt i et overlap hører til den første polygon.</translation>
    </message>
    <message>
        <source>Periods in both sources: {count} ({names})</source>
        <translation>Perioder i begge kilder: {count} ({names})</translation>
    </message>
    <message>
        <source>Periods that only one source has are left out: {names}</source>
        <translation>Perioder, som kun findes i den ene kilde, udelades: {names}</translation>
    </message>
    <message>
        <source>A share exceeds 100 % somewhere, so the whole indicator has the limits of a rate.</source>
        <translation>En andel overstiger 100&#xa0;% et sted, så hele indikatoren får grænser som en rate.</translation>
    </message>
    <message>
        <source>Dispersion (events per person): {within} within a period, {pooled} over all periods</source>
        <translation>Dispersion (hændelser pr. person): {within} inden for en periode, {pooled} over alle perioder</translation>
    </message>
    <message>
        <source>The municipality: {events} events over {population} population-periods = {rate} per {multiplier}</source>
        <translation>Kommunen: {events} hændelser i forhold til et grundlag på {population} (sum over perioderne) = {rate} pr. {multiplier}</translation>
    </message>
    <message>
        <source>Cells below the minimum population of {least} are not ranked; they hold {events} of the events and {population} of the population. Larger cells, several years together or a smaller minimum rank more.</source>
        <translation>Celler under det mindste grundlag på {least} indgår ikke i rangordenen; i dem er {events} af hændelserne og {population} af grundlaget. Større celler, flere år samlet eller et lavere mindste grundlag tager flere med.</translation>
    </message>
    <message>
        <source>Events in cells without population, in no rate: {events}</source>
        <translation>Hændelser i celler uden grundlag, ikke med i nogen rate: {events}</translation>
    </message>
    <message>
        <source>{what}: {chosen} of {n} cells selected, threshold {threshold}, {ties} tied at it, {single} resting on a single event, median population {median}</source>
        <translation>{what}: {chosen} af {n} celler udvalgt, grænseværdi {threshold}, {ties} står lige på den, {single} beror på en enkelt hændelse, median for grundlaget {median}</translation>
    </message>
    <message>
        <source>{what}: {share} of the selected cells rest on a single event; use larger cells or more years.</source>
        <translation>{what}: {share} af de udvalgte celler beror på en enkelt hændelse; brug større celler eller flere år.</translation>
    </message>
    <message>
        <source>{what}: only {n} cells are ranked.</source>
        <translation>{what}: kun {n} celler rangeres.</translation>
    </message>
    <message>
        <source>{what}: there are fewer cells with events than the share asks for, so all of them are selected.</source>
        <translation>{what}: der er færre celler med hændelser, end top-andelen giver plads til, så alle er udvalgt.</translation>
    </message>
    <message>
        <source>No cell reaches the minimum population of {least} in any period, so none is ranked and there are no areas; use larger cells or a smaller minimum.</source>
        <translation>Ingen celle når det mindste grundlag på {least} i nogen periode; derfor indgår ingen i rangordenen, og der er ingen områder. Vælg større celler eller et lavere mindste grundlag.</translation>
    </message>
    <message>
        <source>{indicator} {cells} cells, {selected} of them in the top share at least once; {events} events</source>
        <translation>{indicator} {cells} celler, heraf {selected} i top-andelen mindst én gang; {events} hændelser</translation>
    </message>
    <message>
        <source>The indicators have different kinds of periods, so a year and its quarters count as different periods.</source>
        <translation>Indikatorerne har forskellige slags perioder, så et år og dets kvartaler tæller som forskellige perioder.</translation>
    </message>
    <message>
        <source>Cases that last: the dispersion over all periods is at most {dispersion}, so limits of figures over several periods, those of areas too, are up to {factor} times as wide as for independent events.</source>
        <translation>Sager, der varer ved: dispersionen over alle perioder er højst {dispersion}, så grænserne for tal over flere perioder, også områdernes, er op til {factor} gange så brede som for uafhængige hændelser.</translation>
    </message>
    <message>
        <source>{indicator} {members} cells have a value of {minimum} or more; {areas} areas of {inside} cells; left out because their population is below {least}: {small} groups of cells (population together {population})</source>
        <translation>{indicator} {members} celler har en værdi på {minimum} eller derover; {areas} områder af {inside} celler; udeladt, fordi grundlaget er under {least}: {small} grupper af celler (grundlag i alt {population})</translation>
    </message>
    <message>
        <source>{indicator} Cells selected in so many periods: observed; expected by chance if every event were independent (5-95 %); if cases last as long as the counts allow, which is too many where they do not (5-95 %)</source>
        <translation>{indicator} Celler udvalgt i så mange perioder: observeret; forventet ved tilfældighed, hvis alle hændelser var uafhængige (5–95&#xa0;%); hvis sager varer så længe, som antallene tillader, hvilket er for mange, hvor de ikke gør (5–95&#xa0;%)</translation>
    </message>
    <message>
        <source>  {periods} or more: {observed}; {independent} ({low}-{high}); {persistent} ({low2}-{high2})</source>
        <translation>  {periods} eller flere: {observed}; {independent} ({low}–{high}); {persistent} ({low2}–{high2})</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Afstemning</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatorer</translation>
    </message>
    <message>
        <source>All periods together</source>
        <translation>Alle perioder samlet</translation>
    </message>
    <message>
        <source>rows read</source>
        <translation>rækker læst</translation>
    </message>
    <message>
        <source>rows placed</source>
        <translation>rækker stedfæstet</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation>Antal rækker</translation>
    </message>
    <message>
        <source>Source of the definition</source>
        <translation>Kilde til definitionen</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Forvaltning</translation>
    </message>
    <message>
        <source>Calculated per</source>
        <translation>Beregnes pr.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>{service}, GeoFA theme {theme}: read {read} = current {current} + left out {left_out}</source>
        <translation>{service}, GeoFA-tema {theme}: læst {read} = gældende {current} + udeladt {left_out}</translation>
    </message>
    <message>
        <source>Areas whose border crossed itself, repaired: {count}</source>
        <translation>Områder, hvis grænse krydsede sig selv, og som er rettet: {count}</translation>
    </message>
    <message>
        <source>older versions (with an end date)</source>
        <translation>ældre versioner (med slutdato)</translation>
    </message>
    <message>
        <source>drafts, proposals and cancelled objects</source>
        <translation>kladder, forslag og aflyste objekter</translation>
    </message>
    <message>
        <source>of another type</source>
        <translation>af en anden type</translation>
    </message>
    <message>
        <source>of another municipality</source>
        <translation>fra en anden kommune</translation>
    </message>
    <message>
        <source>The areas cover the municipality without gaps and overlaps.</source>
        <translation>Områderne dækker kommunen uden huller og overlap.</translation>
    </message>
    <message>
        <source>No area overlaps another and there is no hole between them; whether they cover the whole municipality was not checked, since no boundary was given.</source>
        <translation>Ingen områder overlapper, og der er ingen huller mellem dem; om de dækker hele kommunen, er ikke kontrolleret, da der ikke er angivet nogen kommunegrænse.</translation>
    </message>
    <message>
        <source>Outside the municipal boundary: {area} m2 of the areas ({share})</source>
        <translation>Uden for kommunegrænsen: {area} m² af områderne ({share})</translation>
    </message>
    <message>
        <source>Overlaps within the tolerance of 1 % of the smaller area ({count}): {area} m2 in all; a point in an overlap belongs to the first area.</source>
        <translation>Overlap inden for tolerancen på 1&#xa0;% af det mindste område ({count}): {area} m² i alt; et punkt i et overlap hører til det første område.</translation>
    </message>
    <message>
        <source>{area} m2, between {first} and {second}</source>
        <translation>{area} m², mellem {first} og {second}</translation>
    </message>
    <message>
        <source>In no area, though inside the municipal boundary ({count}): {area} m2 in all</source>
        <translation>I intet område, skønt inden for kommunegrænsen ({count}): {area} m² i alt</translation>
    </message>
    <message>
        <source>Holes between the areas ({count}): {area} m2 in all</source>
        <translation>Huller mellem områderne ({count}): {area} m² i alt</translation>
    </message>
    <message>
        <source>{area} m2, beside {ids}</source>
        <translation>{area} m², ved siden af {ids}</translation>
    </message>
    <message>
        <source>and {count} smaller ones</source>
        <translation>og {count} mindre</translation>
    </message>
    <message>
        <source>For internal use - contains small numbers</source>
        <translation>Til intern brug – indeholder små tal</translation>
    </message>
    <message>
        <source>calculated</source>
        <translation>beregnet</translation>
    </message>
    <message>
        <source>no population</source>
        <translation>intet grundlag</translation>
    </message>
    <message>
        <source>events without population</source>
        <translation>hændelser uden grundlag</translation>
    </message>
    <message>
        <source>below the minimum population</source>
        <translation>under mindste grundlag</translation>
    </message>
    <message>
        <source>more events than population</source>
        <translation>flere hændelser end grundlag</translation>
    </message>
    <message>
        <source>missing in one of the sources</source>
        <translation>mangler i en af kilderne</translation>
    </message>
    <message>
        <source>too few periods</source>
        <translation>for få perioder</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source>historical</source>
        <translation>tidligere</translation>
    </message>
    <message>
        <source>new</source>
        <translation>ny</translation>
    </message>
    <message>
        <source>persistent</source>
        <translation>vedvarende</translation>
    </message>
    <message>
        <source>consecutive</source>
        <translation>sammenhængende</translation>
    </message>
    <message>
        <source>sporadic</source>
        <translation>af og til</translation>
    </message>
    <message>
        <source>removed by the filter</source>
        <translation>fravalgt af filter</translation>
    </message>
    <message>
        <source>no valid period</source>
        <translation>uden gyldig periode</translation>
    </message>
    <message>
        <source>no count</source>
        <translation>uden antal</translation>
    </message>
    <message>
        <source>nothing to count distinct values of</source>
        <translation>uden værdi, der kan tælles unikt</translation>
    </message>
    <message>
        <source>no address or coordinate</source>
        <translation>uden adresse eller koordinat</translation>
    </message>
    <message>
        <source>unknown cell or area code</source>
        <translation>ukendt celle- eller områdekode</translation>
    </message>
    <message>
        <source>outside the municipality or the cells</source>
        <translation>uden for kommunen/cellerne</translation>
    </message>
    <message>
        <source>more or fewer values than the header has columns</source>
        <translation>flere eller færre værdier end overskriften har kolonner</translation>
    </message>
    <message>
        <source>on LOIS&apos; default point</source>
        <translation>på LOIS&apos; standardpunkt</translation>
    </message>
    <message>
        <source>no address id</source>
        <translation>intet adresse-id</translation>
    </message>
    <message>
        <source>an address id that cannot be read</source>
        <translation>et adresse-id, der ikke kan læses</translation>
    </message>
    <message>
        <source>address not in the address layer</source>
        <translation>adressen findes ikke i adresselaget</translation>
    </message>
    <message>
        <source>several addresses with the same id</source>
        <translation>flere adresser med samme id</translation>
    </message>
    <message>
        <source>not in the register</source>
        <translation>findes ikke i registeret</translation>
    </message>
    <message>
        <source>no address in the register on that day</source>
        <translation>ingen adresse i registeret på den dag</translation>
    </message>
    <message>
        <source>stops before it starts</source>
        <translation>slutter før den begynder</translation>
    </message>
    <message>
        <source>not under way at a snapshot date</source>
        <translation>ikke i gang på en opgørelsesdato</translation>
    </message>
    <message>
        <source>age unknown</source>
        <translation>alder ukendt</translation>
    </message>
    <message>
        <source>another age</source>
        <translation>en anden alder</translation>
    </message>
    <message>
        <source>not below the mean</source>
        <translation>ikke under gennemsnittet</translation>
    </message>
    <message>
        <source>outside the chosen periods</source>
        <translation>uden for de valgte perioder</translation>
    </message>
    <message>
        <source>events</source>
        <translation>hændelser</translation>
    </message>
    <message>
        <source>population</source>
        <translation>grundlag</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation>rangeres ikke</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>kvartal</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>school year</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>snapshot date</source>
        <translation>skæringsdato</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-years</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarters</source>
        <translation>kvartaler</translation>
    </message>
    <message>
        <source>months</source>
        <translation>måneder</translation>
    </message>
    <message>
        <source>school years</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>snapshot dates</source>
        <translation>skæringsdatoer</translation>
    </message>
    <message>
        <source>periods</source>
        <translation>perioder</translation>
    </message>
    <message>
        <source>period</source>
        <translation>periode</translation>
    </message>
    <message>
        <source>Half-year {number}, {year}</source>
        <translation>{number}. halvår {year}</translation>
    </message>
    <message>
        <source>Quarter {number}, {year}</source>
        <translation>{number}. kvartal {year}</translation>
    </message>
    <message>
        <source>School year {years}</source>
        <translation>skoleåret {years}</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <translation>dd-MM-yyyy</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>Områdekode</translation>
    </message>
    <message>
        <source>From and including</source>
        <translation>Fra og med</translation>
    </message>
    <message>
        <source>Up to and including</source>
        <translation>Til og med</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Area id</source>
        <translation>Område-id</translation>
    </message>
    <message>
        <source>Area name</source>
        <translation>Områdenavn</translation>
    </message>
    <message>
        <source>Number of cells</source>
        <translation>Antal celler</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Række</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>Nedre grænse</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>Øvre grænse</translation>
    </message>
    <message>
        <source>Smoothed rate</source>
        <translation>Udjævnet rate</translation>
    </message>
    <message>
        <source>Number of persons</source>
        <translation>Antal personer</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Population over all periods</source>
        <translation>Familieår (sum af grundlag)</translation>
    </message>
    <message>
        <source>Highest value of the cells</source>
        <translation>Højeste værdi i cellerne</translation>
    </message>
    <message>
        <source>Mean value of the cells</source>
        <translation>Gennemsnit af cellernes værdier</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Grænseværdi</translation>
    </message>
    <message>
        <source>{periods} with a rate</source>
        <translation>{periods} med beregnet rate</translation>
    </message>
    <message>
        <source>Share of {periods} {top}</source>
        <translation>Andel af {periods} {top}</translation>
    </message>
    <message>
        <source>First {period} in the top</source>
        <translation>Første {period} i top</translation>
    </message>
    <message>
        <source>Latest {period} in the top</source>
        <translation>Seneste {period} i top</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Mønster</translation>
    </message>
    <message>
        <source>per {number}</source>
        <translation>pr. {number}</translation>
    </message>
    <message>
        <source>in the top share</source>
        <translation>i top-andelen</translation>
    </message>
    <message>
        <source>in the top {percent}</source>
        <translation>i top {percent}</translation>
    </message>
    <message>
        <source>Not in the top share</source>
        <translation>Ikke i top-andelen</translation>
    </message>
    <message>
        <source>Not in the top {percent}</source>
        <translation>Ikke i top {percent}</translation>
    </message>
    <message>
        <source>Number of {periods} {top}</source>
        <translation>Antal {periods} {top}</translation>
    </message>
    <message>
        <source>Boligmon cannot start: the Python of QGIS lacks the module {module}; on Linux install the package {package} and start QGIS again.</source>
        <translation>Boligsocial monitorering kan ikke starte: QGIS&apos; Python mangler modulet {module}; installér pakken {package} på Linux, og start QGIS igen.</translation>
    </message>
    <message>
        <source>Combined indicators</source>
        <translation>Samlet indeks</translation>
    </message>
    <message>
        <source>Changes between the runs</source>
        <translation>Ændringer mellem kørslerne</translation>
    </message>
    <message>
        <source>Social housing monitoring</source>
        <translation>Boligsocial monitorering</translation>
    </message>
    <message>
        <source>1. Sources</source>
        <translation>1. Kilder</translation>
    </message>
    <message>
        <source>2. Studies</source>
        <translation>2. Opsætninger</translation>
    </message>
    <message>
        <source>3. Step by step</source>
        <translation>3. Trin for trin</translation>
    </message>
    <message>
        <source>The work stopped by a mistake in the plugin ({kind}, {where}); please report these words.</source>
        <translation>Arbejdet standsede på grund af en fejl i pluginet ({kind}, {where}); meld gerne fejlen med disse ord.</translation>
    </message>
</context>
<context>
    <name>CellRatesAlgorithm</name>
    <message>
        <source>Rates per cell and period</source>
        <translation>Beregn rater pr. celle</translation>
    </message>
    <message>
        <source>Counts events (the numerator, placements say) and a population (the denominator, families say) per cell and period and divides them: rate = events / population x multiplier.

Both sources may be point layers in any coordinate system or tables with a code of a cell or area; a row counts one, or the number in a field, or distinct combinations of fields are counted. Without a cell layer the cells are those of the Danish national grid (Det Danske Kvadratnet) that occur in the data.

Populations are stocks: several dates in a period are averaged, never added. A period that only one source has gets the status missing and no rate. The log accounts for every row: read = placed + not placed, by reason.

Output: one feature per cell and period. Rates and limits are per multiplier (per 1,000 families); events and persons are counts; NULL where there is no rate.

The result contains small numbers and is for internal use.</source>
        <translation>Tæller hændelser (tælleren, fx anbringelser) og et grundlag (nævneren, fx familier) pr. celle og periode og dividerer dem: rate = hændelser / grundlag x det antal, raten beregnes pr. (fx 1.000).

Begge kilder kan være punktlag i et vilkårligt koordinatsystem eller tabeller med en celle- eller områdekode. En række tæller én, eller tallet i et felt, eller også tælles unikke kombinationer af felter. Uden et lag med celler bruges de celler i Det Danske Kvadratnet, som forekommer i data.

Grundlag er bestande: Flere datoer i en periode giver et gennemsnit og lægges aldrig sammen. En periode, som kun findes i den ene kilde, får status missing (mangler i en af kilderne) og ingen rate. Loggen gør rede for alle rækker: læst = stedfæstet + ikke stedfæstet, fordelt på årsag.

Output: ét objekt pr. celle og periode. Rater og grænser har den valgte enhed (fx pr. 1.000 familier); events og persons er antal; NULL, hvor der ingen rate er.

Resultatet indeholder små tal og er til intern brug.</translation>
    </message>
</context>
<context>
    <name>CellRatesParameters</name>
    <message>
        <source>Events (numerator)</source>
        <translation>Hændelser (tæller)</translation>
    </message>
    <message>
        <source>Point layer or table: one row per event, or rows that hold a number of events.</source>
        <translation>Punktlag eller tabel: én række pr. hændelse eller rækker med et antal hændelser.</translation>
    </message>
    <message>
        <source>Period field of the events</source>
        <translation>Periodefelt (hændelser)</translation>
    </message>
    <message>
        <source>Year, date, quarter (2015-Q3, 2015K3), half-year, month or school year (2023/24).</source>
        <translation>År, dato, kvartal (2015-Q3, 2015K3), halvår, måned eller skoleår (2023/24).</translation>
    </message>
    <message>
        <source>Field with the number of events</source>
        <translation>Felt med antal (hændelser)</translation>
    </message>
    <message>
        <source>For tables that are counted already; fractions are allowed. Empty: a row counts one.</source>
        <translation>Til tabeller, der er optalt på forhånd; decimaltal er tilladt. Tom: En række tæller én.</translation>
    </message>
    <message>
        <source>Filter of the events</source>
        <translation>Filterudtryk (hændelser)</translation>
    </message>
    <message>
        <source>Nature of the events</source>
        <translation>Hændelsernes art</translation>
    </message>
    <message>
        <source>flow (happenings, added up)</source>
        <translation>bevægelse (sker i perioden, lægges sammen)</translation>
    </message>
    <message>
        <source>stock (states at dates, averaged)</source>
        <translation>bestand (gælder på en dato, gennemsnit)</translation>
    </message>
    <message>
        <source>Moves and measures are flows. Snapshots of a state are stocks: dates of a period are averaged.</source>
        <translation>Flytninger og foranstaltninger er bevægelser. Opgørelser af en tilstand på en dato er bestande: Datoerne i en periode giver et gennemsnit.</translation>
    </message>
    <message>
        <source>Count distinct values of</source>
        <translation>Tæl unikke værdier af</translation>
    </message>
    <message>
        <source>Fields whose distinct combinations are counted once per cell and period: citizen and type of measure, so that a citizen with two different measures counts twice and renewals do not.</source>
        <translation>Felter, hvis unikke kombinationer tælles én gang pr. celle og periode: fx borger og foranstaltningstype, så en borger med to forskellige foranstaltninger tæller to gange, mens forlængelser ikke tæller igen.</translation>
    </message>
    <message>
        <source>Person id of the events</source>
        <translation>Felt med person-id (hændelser)</translation>
    </message>
    <message>
        <source>Used in memory only: counts distinct persons, and widens the limits where the same persons count several times. It is written nowhere.</source>
        <translation>Bruges kun i hukommelsen: tæller unikke personer og gør grænserne bredere, hvor de samme personer tæller flere gange. Det skrives ingen steder.</translation>
    </message>
    <message>
        <source>Cell or area code of the events</source>
        <translation>Felt med celle- eller områdekode (hændelser)</translation>
    </message>
    <message>
        <source>For tables without geometry: a grid code (100m_61768_6435) or the id of an area.</source>
        <translation>Til tabeller uden geometri: en kode i kvadratnettet (100m_61768_6435) eller et områdes id.</translation>
    </message>
    <message>
        <source>Population (denominator)</source>
        <translation>Grundlag (nævner)</translation>
    </message>
    <message>
        <source>Point layer or table: one row per family (resident, pupil) and date, or rows that hold a number.</source>
        <translation>Punktlag eller tabel: én række pr. familie (beboer, elev) og dato eller rækker med et antal.</translation>
    </message>
    <message>
        <source>Period field of the population</source>
        <translation>Periodefelt (grundlag)</translation>
    </message>
    <message>
        <source>Year or date of the snapshot; several dates in a period are averaged.</source>
        <translation>Opgørelsens år eller skæringsdato; flere datoer i en periode giver et gennemsnit.</translation>
    </message>
    <message>
        <source>Field with the number in the population</source>
        <translation>Felt med antal (grundlag)</translation>
    </message>
    <message>
        <source>For tables that are counted already. Empty: a row counts one.</source>
        <translation>Til tabeller, der er optalt på forhånd. Tom: En række tæller én.</translation>
    </message>
    <message>
        <source>Count distinct values of (population)</source>
        <translation>Tæl unikke værdier af (grundlag)</translation>
    </message>
    <message>
        <source>Fields whose distinct combinations are counted once per cell and date: the family id.</source>
        <translation>Felter, hvis unikke kombinationer tælles én gang pr. celle og dato: fx familiens id.</translation>
    </message>
    <message>
        <source>Cell or area code of the population</source>
        <translation>Felt med celle- eller områdekode (grundlag)</translation>
    </message>
    <message>
        <source>Filter of the population</source>
        <translation>Filterudtryk (grundlag)</translation>
    </message>
    <message>
        <source>Snapshots of a period that count</source>
        <translation>Anvendt tidssnit</translation>
    </message>
    <message>
        <source>mean of all</source>
        <translation>gennemsnit af alle</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>det første</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>det sidste</translation>
    </message>
    <message>
        <source>Which dates count where the population has several in a period.</source>
        <translation>Hvilke datoer der tæller, når grundlaget har flere i en periode.</translation>
    </message>
    <message>
        <source>Move the population forward (periods)</source>
        <translation>Forskyd grundlaget frem (perioder)</translation>
    </message>
    <message>
        <source>1 uses the population of the year before, -1 that of the year after.</source>
        <translation>1 bruger grundlaget fra året før, -1 fra året efter.</translation>
    </message>
    <message>
        <source>Rows that do not pass the expression are read, not counted, and reported.</source>
        <translation>Rækker, der ikke opfylder udtrykket, læses, men tælles ikke med; loggen viser antallet.</translation>
    </message>
    <message>
        <source>Cells or areas</source>
        <translation>Celler eller områder</translation>
    </message>
    <message>
        <source>Polygons to count in: statistical areas, school districts, a grid. They may overlap by slivers of up to 1 % of the smaller one. Empty: the cells of the national grid.</source>
        <translation>Polygoner, der tælles i: statistikområder, skoledistrikter, et kvadratnet. Polygonerne må overlappe hinanden med smalle strimler på op til 1&#xa0;% af den mindste. Tom: cellerne i Det Danske Kvadratnet.</translation>
    </message>
    <message>
        <source>Id field of the cells</source>
        <translation>Felt med cellernes eller områdernes id</translation>
    </message>
    <message>
        <source>Unique code of each cell or area, which the codes in the tables refer to.</source>
        <translation>Entydig kode for hver celle eller hvert område, som koderne i tabellerne henviser til.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellestørrelse (m)</translation>
    </message>
    <message>
        <source>Side of the grid&apos;s cells in metres, when no cell layer is given.</source>
        <translation>Sidelængden af kvadratnettets celler i meter, når der ikke er valgt et lag med celler.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Rows outside these polygons are not placed, and are reported. Where a source has codes, whole cells are in or out, by their centre.</source>
        <translation>Rækker uden for disse polygoner stedfæstes ikke; loggen viser antallet. Har en kilde koder, er hele celler inde eller ude efter deres midtpunkt.</translation>
    </message>
    <message>
        <source>the coarser of the two sources</source>
        <translation>den groveste enhed i de to kilder</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>som i kilden</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>kvartal</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>school year</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Opgør pr.</translation>
    </message>
    <message>
        <source>Unit of the periods of the result.</source>
        <translation>Periodeenheden i resultatet.</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Name of the indicator; it is written on every feature.</source>
        <translation>Indikatorens navn, som skrives på alle objekter.</translation>
    </message>
    <message>
        <source>rate (events per population)</source>
        <translation>rate (hændelser i forhold til grundlag)</translation>
    </message>
    <message>
        <source>share (events are part of the population)</source>
        <translation>andel (hændelserne er en del af grundlaget)</translation>
    </message>
    <message>
        <source>mean (a sum over a number)</source>
        <translation>gennemsnit (en sum divideret med et antal)</translation>
    </message>
    <message>
        <source>Decides the limits: exact and Byar&apos;s for a rate, Wilson&apos;s for a share, none for a mean.</source>
        <translation>Bestemmer grænserne: eksakte og Byars for en rate, Wilsons for en andel, ingen for et gennemsnit.</translation>
    </message>
    <message>
        <source>Kind of indicator</source>
        <translation>Indikatortype</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Beregnes pr.</translation>
    </message>
    <message>
        <source>Rates are per so many of the population, for example 1,000 families.</source>
        <translation>Det antal i grundlaget, raten beregnes pr., fx 1.000 familier.</translation>
    </message>
    <message>
        <source>Minimum population of a cell</source>
        <translation>Mindste grundlag pr. celle</translation>
    </message>
    <message>
        <source>Cells with fewer have a rate but are not ranked: a single family does not become a red cell.</source>
        <translation>Celler med færre får en rate, men rangeres ikke, så én familie ikke bliver til en rød celle.</translation>
    </message>
    <message>
        <source>Confidence level (%)</source>
        <translation>Konfidensniveau (%)</translation>
    </message>
    <message>
        <source>Level of the limits of the rate.</source>
        <translation>Niveauet for ratens nedre og øvre grænse.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>empirical Bayes</source>
        <translation>empirisk Bayes</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>kerneudjævning</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Udjævning</translation>
    </message>
    <message>
        <source>How rate_smoothed is made: empirical Bayes draws the rates of small cells towards that of the municipality, the kernel averages over the neighbourhood.</source>
        <translation>Sådan dannes rate_smoothed: Empirisk Bayes trækker små cellers rater mod kommunens, kerneudjævning tager gennemsnittet af nabolaget.</translation>
    </message>
    <message>
        <source>Bandwidth (m)</source>
        <translation>Båndbredde (m)</translation>
    </message>
    <message>
        <source>Of the kernel, in metres. Empty: three times the cell size, or 300 m for a cell layer.</source>
        <translation>Kerneudjævningens båndbredde i meter. Tom: tre gange cellestørrelsen eller 300 m for et lag med celler.</translation>
    </message>
    <message>
        <source>Rates per cell and period</source>
        <translation>Rater pr. celle og periode</translation>
    </message>
    <message>
        <source>Rows that were not counted</source>
        <translation>Rækker, der ikke er talt med</translation>
    </message>
    <message>
        <source>Table with source, row number and reason, and nothing else.</source>
        <translation>Tabel med kilde, rækkenummer og årsag og intet andet.</translation>
    </message>
    <message>
        <source>Event rows read</source>
        <translation>Rækker med hændelser, læst</translation>
    </message>
    <message>
        <source>Event rows placed</source>
        <translation>Rækker med hændelser, stedfæstet</translation>
    </message>
    <message>
        <source>Event rows not placed</source>
        <translation>Rækker med hændelser, ikke stedfæstet</translation>
    </message>
    <message>
        <source>Population rows read</source>
        <translation>Rækker med grundlag, læst</translation>
    </message>
    <message>
        <source>Population rows placed</source>
        <translation>Rækker med grundlag, stedfæstet</translation>
    </message>
    <message>
        <source>Population rows not placed</source>
        <translation>Rækker med grundlag, ikke stedfæstet</translation>
    </message>
</context>
<context>
    <name>CheckSourceAlgorithm</name>
    <message>
        <source>Check source</source>
        <translation>Kontrollér kilde</translation>
    </message>
    <message>
        <source>Reads a table or layer once and reports whether it can be counted: rows by period with missing periods and breaks in the series, missing or repeated ids, dates that cannot be used, rows that cannot be placed by reason, points outside the municipality, points with unusually many rows (LOIS&apos; default point or an institution), CPR numbers and citizens with several rows.

Only the layer must be chosen, or a study and one of its sources. Columns that are not chosen are proposed by their names and values; the report says which were taken.

The report is an HTML page and a table with one row per finding. Neither holds an id, a CPR number or the address of a person: only names of fields, numbers of rows and counts. A point is shown, in whole metres, only where at least 20 rows and, with a column of citizens, 10 of them stand on it.

Shares are between 0 and 1 in the table; in a finding about a break the share is the relative change. The result contains small numbers and is for internal use.</source>
        <translation>Læser en tabel eller et lag én gang og rapporterer, om det kan tælles op: rækker pr. periode med manglende perioder og databrud, manglende eller gentagne id&apos;er, datoer, der ikke kan bruges, rækker, der ikke kan stedfæstes, efter årsag, punkter uden for kommunen, punkter med usædvanligt mange rækker (LOIS&apos; standardpunkt eller en institution), CPR-numre og borgere med flere rækker.

Kun laget skal vælges, eller en opsætning og en af dens kilder. Kolonner, der ikke er valgt, foreslås ud fra navne og værdier; rapporten siger, hvilke der er brugt.

Rapporten er en HTML-side og en tabel med én række pr. fund. Ingen af dem indeholder id&apos;er, CPR-numre eller en persons adresse: kun navne på felter, rækkenumre og antal. Et punkt vises, i hele meter, kun hvor mindst 20 rækker og, når der er en kolonne med borgere, 10 af dem ligger på det.

Andele er mellem 0 og 1 i tabellen; i et fund om et databrud er andelen den relative ændring. Resultatet indeholder små tal og er til intern brug.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>The table or layer to check; empty for a source of a study.</source>
        <translation>Den tabel eller det lag, der kontrolleres; tom for en kilde i en opsætning.</translation>
    </message>
    <message>
        <source>Filter expression</source>
        <translation>Filterudtryk</translation>
    </message>
    <message>
        <source>Rows that do not pass are reported as filtered and not looked at.</source>
        <translation>Rækker, der ikke opfylder udtrykket, tælles som fravalgt og kontrolleres ikke.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-filer (*.html)</translation>
    </message>
    <message>
        <source>A page of its own, to be read or printed.</source>
        <translation>En selvstændig side til at læse eller udskrive.</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Læste rækker</translation>
    </message>
    <message>
        <source>Rows placed</source>
        <translation>Stedfæstede rækker</translation>
    </message>
    <message>
        <source>Rows not placed</source>
        <translation>Ikke stedfæstede rækker</translation>
    </message>
    <message>
        <source>Study (*.boligmon.json)</source>
        <translation>Boligmon-opsætning (*.boligmon.json)</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Opsætning</translation>
    </message>
    <message>
        <source>In place of a layer: a source of this study is checked as the study reads and places it, also from a database or through a register.</source>
        <translation>I stedet for et lag: en kilde i denne opsætning kontrolleres, sådan som opsætningen læser og stedfæster den, også fra en database eller gennem et register.</translation>
    </message>
    <message>
        <source>Source of the study</source>
        <translation>Kilde i opsætningen</translation>
    </message>
    <message>
        <source>Its id in the study.</source>
        <translation>Dens id i opsætningen.</translation>
    </message>
    <message>
        <source>Period field</source>
        <translation>Periodefelt</translation>
    </message>
    <message>
        <source>Year, date or other period.</source>
        <translation>År, dato eller anden periode.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Første dag</translation>
    </message>
    <message>
        <source>First day of a measure or residence.</source>
        <translation>Første dag i en foranstaltning eller på en bopæl.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sidste dag</translation>
    </message>
    <message>
        <source>Last day, itself included; empty while it lasts.</source>
        <translation>Sidste dag, selv medregnet; tom, så længe det varer.</translation>
    </message>
    <message>
        <source>Field with a count</source>
        <translation>Felt med antal</translation>
    </message>
    <message>
        <source>Its sum by period is checked too.</source>
        <translation>Summen pr. periode kontrolleres også.</translation>
    </message>
    <message>
        <source>Id of the row</source>
        <translation>Rækkens id</translation>
    </message>
    <message>
        <source>Missing and repeated ids are counted, not shown.</source>
        <translation>Manglende og gentagne id&apos;er tælles og vises ikke.</translation>
    </message>
    <message>
        <source>Citizen or family</source>
        <translation>Borger eller familie</translation>
    </message>
    <message>
        <source>Used in memory to count who has several rows; never written.</source>
        <translation>Bruges i hukommelsen til at tælle, hvem der har flere rækker; skrives aldrig.</translation>
    </message>
    <message>
        <source>X coordinate</source>
        <translation>X-koordinat</translation>
    </message>
    <message>
        <source>Easting or longitude.</source>
        <translation>Østlig koordinat eller længdegrad.</translation>
    </message>
    <message>
        <source>Y coordinate</source>
        <translation>Y-koordinat</translation>
    </message>
    <message>
        <source>Northing or latitude.</source>
        <translation>Nordlig koordinat eller breddegrad.</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>Koordinatsystem</translation>
    </message>
    <message>
        <source>Of the two columns; EPSG:25832 when it is not chosen.</source>
        <translation>For de to kolonner; EPSG:25832, når intet er valgt.</translation>
    </message>
    <message>
        <source>Address key</source>
        <translation>Adressenøgle</translation>
    </message>
    <message>
        <source>DAR id (UUID), KVH or KVHX.</source>
        <translation>DAR-id (UUID), KVH eller KVHX.</translation>
    </message>
    <message>
        <source>Address layer</source>
        <translation>Adresselag</translation>
    </message>
    <message>
        <source>Points with the same kind of key.</source>
        <translation>Punkter med samme slags nøgle.</translation>
    </message>
    <message>
        <source>Address key in the address layer</source>
        <translation>Adressenøgle i adresselaget</translation>
    </message>
    <message>
        <source>Proposed when it is not chosen.</source>
        <translation>Foreslås, når intet er valgt.</translation>
    </message>
    <message>
        <source>Cell code</source>
        <translation>Cellekode</translation>
    </message>
    <message>
        <source>Code of a cell of the national grid.</source>
        <translation>Kode for en celle i Det Danske Kvadratnet.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Rows outside these polygons are reported.</source>
        <translation>Rækker uden for disse polygoner oplyses.</translation>
    </message>
    <message>
        <source>LOIS&apos; default point</source>
        <translation>LOIS&apos; standardpunkt</translation>
    </message>
    <message>
        <source>Where LOIS puts people who cannot be placed; it differs by municipality.</source>
        <translation>Her placerer LOIS personer, der ikke kan stedfæstes; punktet er forskelligt fra kommune til kommune.</translation>
    </message>
</context>
<context>
    <name>CombineIndicatorsAlgorithm</name>
    <message>
        <source>Combine indicators</source>
        <translation>Sammenvej indikatorer</translation>
    </message>
    <message>
        <source>Says per cell in how many indicators and periods it was in the top share, and gives it one figure over the indicators, the composite.

Needs layers with one feature per indicator, cell and period and the fields cell_id, period, selected (1, 0, NULL), events, population and multiplier, as the step Select top share gives them; a layer may hold several indicators (the field indicator). A cell has a rate (sum of events / sum of population x multiplier) in an indicator where it was ranked in some period.

Mean of percentile ranks: per cent, 0 to 100; cells that tie share the middle of their ranks. Mean of z-scores: standard deviations from the mean of the cells. Both as in the OECD&apos;s handbook on composite indicators (2008).

Points: 0 for a rate no worse than the municipality&apos;s, 1 up to one standard deviation worse, 2 up to two, 3 beyond, added over the indicators. Aarhus adds points by the distance from its mean in this manner; its limits between the points are not published, these are our own.

High is bad in all three. Every indicator weighs the same. indicators says on how many of them the composite of a cell rests: compare points of cells with the same number only.

Output: periods = pairs of an indicator and a period in which the cell was ranked, periods_selected = those in which it was in the top share, periods_any = periods in which it was in the top share of some indicator; events and exposure are periods_selected and periods, rate the one in per cent of the other. The step Monitoring areas takes the output as it is, with the value periods_selected, or composite and a minimum value.</source>
        <translation>Siger pr. celle, for hvor mange indikatorer og i hvor mange perioder den var i top-andelen, og giver den ét tal på tværs af indikatorerne: det samlede indeks.

Kræver lag med ét objekt pr. indikator, celle og periode og felterne cell_id, period, selected (1, 0, NULL), events, population og multiplier, som trinnet Udvælg top-andel giver dem; et lag kan rumme flere indikatorer (feltet indicator). En celle har en rate (sum af hændelser / sum af grundlag x multiplikator) for en indikator, hvis den blev rangeret i mindst én periode.

Gennemsnit af percentilrange: procent, 0 til 100; celler, der står lige, deler midten af deres range. Gennemsnit af z-scorer: standardafvigelser fra cellernes gennemsnit. Begge som i OECD&apos;s håndbog om sammensatte indikatorer (2008).

Point: 0 for en rate, der ikke er dårligere end kommunens, 1 for op til én standardafvigelse dårligere, 2 for op til to, 3 derover, lagt sammen over indikatorerne. Aarhus lægger på samme måde point sammen efter afstanden til sit gennemsnit; Aarhus&apos; grænser mellem pointene er ikke offentliggjort, disse er vores egne.

Højt er dårligt i alle tre. Alle indikatorer vejer lige meget. indicators siger, hvor mange af dem en celles indeks hviler på: sammenlign kun point for celler med samme antal.

Resultat: periods = par af indikator og periode, hvor cellen blev rangeret, periods_selected = de af dem, hvor den var i top-andelen, periods_any = perioder, hvor den var i top-andelen for mindst én indikator; events og exposure er periods_selected og periods, rate er det ene i procent af det andet. Trinnet Dan monitoreringsområder kan bruge resultatet, som det er, med værdien periods_selected, eller composite og en mindsteværdi.</translation>
    </message>
    <message>
        <source>Top share per period</source>
        <translation>Top-andel pr. periode</translation>
    </message>
    <message>
        <source>Layers with one feature per indicator, cell and period.</source>
        <translation>Lag med ét objekt pr. indikator, celle og periode.</translation>
    </message>
    <message>
        <source>mean of percentile ranks</source>
        <translation>gennemsnit af percentilrange</translation>
    </message>
    <message>
        <source>mean of z-scores</source>
        <translation>gennemsnit af z-scorer</translation>
    </message>
    <message>
        <source>points by distance from the municipality&apos;s mean</source>
        <translation>point efter afstand til kommunens gennemsnit</translation>
    </message>
    <message>
        <source>Composite</source>
        <translation>Samlet indeks</translation>
    </message>
    <message>
        <source>How the indicators become one figure.</source>
        <translation>Hvordan indikatorerne bliver til ét tal.</translation>
    </message>
    <message>
        <source>Indicators of which low is bad</source>
        <translation>Indikatorer, hvor lavt er dårligt</translation>
    </message>
    <message>
        <source>Names as in the field indicator, with semicolons between them: income, employment.</source>
        <translation>Navne som i feltet indicator, med semikolon imellem: indkomst, beskæftigelse.</translation>
    </message>
    <message>
        <source>Latest periods only</source>
        <translation>Kun de seneste perioder</translation>
    </message>
    <message>
        <source>Only so many of the latest periods count. Empty: all.</source>
        <translation>Kun så mange af de seneste perioder tæller med. Tom: alle.</translation>
    </message>
    <message>
        <source>Cells with a common population</source>
        <translation>Celler med fælles grundlag</translation>
    </message>
    <message>
        <source>Layer with cell_id and population (families say) that becomes the population of the output, when the indicators have different ones; of several periods the latest counts. Empty: the largest of the indicators&apos; populations.</source>
        <translation>Lag med cell_id og population (fx familier), som bliver resultatets grundlag, når indikatorerne har forskelligt grundlag; af flere perioder gælder den seneste. Tom: det største af indikatorernes grundlag.</translation>
    </message>
</context>
<context>
    <name>CompareRunsAlgorithm</name>
    <message>
        <source>Compare runs</source>
        <translation>Sammenlign kørsler</translation>
    </message>
    <message>
        <source>Says what changed between two runs of a study and why: the method (each setting of the study that differs, with its path in the file), the data (rows and fingerprint of each source), the program (versions), and new periods.

Needs two folders as the step Run study writes them, with run.json and facts.csv.

Where neither study, data nor program differ and results do, that is an error and is said as one. Figures count as changed from a billionth of themselves on.

Output: one row per indicator, cell, area or municipality and period that changed, with the figures of both runs; and a page to read and print. Both hold small numbers.</source>
        <translation>Siger, hvad der er ændret mellem to kørsler af en opsætning, og hvorfor: metoden (hver indstilling i opsætningen, der er forskellig, med sin sti i filen), data (antal rækker og fingeraftryk for hver kilde), programmet (versioner) og nye perioder.

Kræver to mapper, som trinnet Kør opsætning skriver dem, med run.json og facts.csv.

Hvis hverken opsætning, data eller program er forskellige, og resultaterne er det, er det en fejl, og det bliver sagt. Tal regnes som ændret fra en milliardtedel af sig selv.

Resultat: én række pr. indikator, celle, område eller kommune og periode, der er ændret, med begge kørslers tal; og en side til at læse og udskrive. Begge indeholder små tal.</translation>
    </message>
    <message>
        <source>Folder of the old run</source>
        <translation>Mappe med den tidligere kørsel</translation>
    </message>
    <message>
        <source>Folder with run.json and facts.csv.</source>
        <translation>Mappe med run.json og facts.csv.</translation>
    </message>
    <message>
        <source>Folder of the new run</source>
        <translation>Mappe med den nye kørsel</translation>
    </message>
    <message>
        <source>One row per figure that changed.</source>
        <translation>Én række pr. tal, der er ændret.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-filer (*.html)</translation>
    </message>
    <message>
        <source>Page to read and print.</source>
        <translation>Side til at læse og udskrive.</translation>
    </message>
    <message>
        <source>Number of rows that changed</source>
        <translation>Antal rækker, der er ændret</translation>
    </message>
    <message>
        <source>Results differ without a reason</source>
        <translation>Resultaterne er forskellige uden årsag</translation>
    </message>
</context>
<context>
    <name>DatabaseCountsAlgorithm</name>
    <message>
        <source>Count in the database</source>
        <translation>Optæl i databasen</translation>
    </message>
    <message>
        <source>Has the database count the rows of a table by cell and period, in one statement that returns the counts only: tens of millions of rows take no memory here. PostgreSQL with PostGIS, GeoPackage and SpatiaLite are tested; the statement for SQL Server (2017 and later) is checked by a parser and untested against a server.

Give the result to Rates per cell and period as a counted table: cell_id as the cell code, period as the period and count as the number. The counts are those of reading the rows. Counts of a stock or a population are by date and are averaged there; limits that are widened because the same persons count several times need the rows.

Filters are translated to SQL where that means the same as in QGIS, and refused otherwise. Use QGIS&apos; authentication store for passwords: Processing shows the layer&apos;s source as it is.

Output: one row per cell and period: count (number of rows, a sum, or distinct units) and persons (number, with a person id). A row without a cell and with the count 0 stands for a period in which nothing was placed.

The result contains small numbers and is for internal use.</source>
        <translation>Lader databasen tælle en tabels rækker op pr. celle og periode i én SQL-sætning, som kun giver antallene tilbage: Millioner af rækker fylder ikke i hukommelsen her. PostgreSQL med PostGIS, GeoPackage og SpatiaLite er afprøvet; sætningen til SQL Server (2017 og nyere) er kontrolleret af et program, der læser sproget, men ikke afprøvet mod en server.

Giv resultatet til Beregn rater pr. celle som en færdigoptalt tabel: cell_id som celle- eller områdekode, period som periode og count som antal. Antallene er de samme, som når rækkerne læses. En bestand eller et grundlag tælles pr. dato og giver dér et gennemsnit; grænser, der gøres bredere, fordi de samme personer tæller flere gange, kræver rækkerne.

Filterudtryk oversættes til SQL, hvor det betyder det samme som i QGIS, og afvises ellers. Brug QGIS&apos; autentifikationslager til adgangskoder: Processering viser lagets kilde, som den er.

Output: én række pr. celle og periode med count (antal rækker, en sum eller unikke værdier) og persons (antal, når der er et person-id). En række uden celle og med count 0 står for en periode, hvor intet blev stedfæstet.

Resultatet indeholder små tal og er til intern brug.</translation>
    </message>
    <message>
        <source>Table of a database</source>
        <translation>Tabel i en database</translation>
    </message>
    <message>
        <source>Layer or table of PostgreSQL, SQL Server, SpatiaLite or a GeoPackage.</source>
        <translation>Lag eller tabel i PostgreSQL, SQL Server, SpatiaLite eller en GeoPackage.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filterudtryk</translation>
    </message>
    <message>
        <source>Rows that do not pass the expression are read, not counted, and reported.</source>
        <translation>Rækker, der ikke opfylder udtrykket, læses, men tælles ikke med; loggen viser antallet.</translation>
    </message>
    <message>
        <source>Counts per cell and period</source>
        <translation>Antal pr. celle og periode</translation>
    </message>
    <message>
        <source>SQL of the count</source>
        <translation>Optællingens SQL</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Læste rækker</translation>
    </message>
    <message>
        <source>Rows placed</source>
        <translation>Stedfæstede rækker</translation>
    </message>
    <message>
        <source>Rows not placed</source>
        <translation>Ikke stedfæstede rækker</translation>
    </message>
    <message>
        <source>Period field</source>
        <translation>Periodefelt</translation>
    </message>
    <message>
        <source>A date, a whole number (year), or text: 2015, 2015-Q3, 2015K3, dd-mm-yyyy, 2023/24.</source>
        <translation>En dato, et helt tal (år) eller tekst: 2015, 2015-Q3, 2015K3, dd-mm-åååå, 2023/24.</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>som i kilden</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>kvartal</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>school year</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Opgør pr.</translation>
    </message>
    <message>
        <source>Unit of the periods of the result. Where distinct units are counted it must be that of the rates. A stock and a population keep their dates.</source>
        <translation>Periodeenheden i resultatet. Hvor unikke værdier tælles, skal den være raternes. En bestand og et grundlag beholder deres datoer.</translation>
    </message>
    <message>
        <source>flow (happenings, added up)</source>
        <translation>bevægelse (sker i perioden, lægges sammen)</translation>
    </message>
    <message>
        <source>stock (states at dates, averaged)</source>
        <translation>bestand (gælder på en dato, gennemsnit)</translation>
    </message>
    <message>
        <source>population (states at dates, averaged)</source>
        <translation>grundlag (gælder på en dato, gennemsnit)</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Moves and measures are flows. For a population, a date of which no row passes the filter is no date.</source>
        <translation>Flytninger og foranstaltninger er bevægelser. I et grundlag tæller en dato, hvor ingen række opfylder filteret, ikke som en dato.</translation>
    </message>
    <message>
        <source>Field with a number</source>
        <translation>Felt med antal</translation>
    </message>
    <message>
        <source>Is added up. Empty: a row counts one.</source>
        <translation>Lægges sammen. Tomt: En række tæller én.</translation>
    </message>
    <message>
        <source>Count distinct values of</source>
        <translation>Tæl unikke værdier af</translation>
    </message>
    <message>
        <source>Fields whose distinct combinations are counted once per cell and period.</source>
        <translation>Felter, hvis unikke kombinationer tælles én gang pr. celle og periode.</translation>
    </message>
    <message>
        <source>Person id</source>
        <translation>Felt med person-id</translation>
    </message>
    <message>
        <source>Counts distinct persons in the database; the ids do not leave it.</source>
        <translation>Tæller unikke personer i databasen; person-id&apos;erne forlader den ikke.</translation>
    </message>
    <message>
        <source>Cell or area code</source>
        <translation>Celle- eller områdekode</translation>
    </message>
    <message>
        <source>For tables without points: a grid code (100m_61768_6435) or the id of an area.</source>
        <translation>Til tabeller uden punkter: en kode i kvadratnettet (100m_61768_6435) eller et områdes id.</translation>
    </message>
    <message>
        <source>Column of numbers, in metres, EPSG:25832; for tables without points.</source>
        <translation>Talkolonne i meter, EPSG:25832; til tabeller uden punkter.</translation>
    </message>
    <message>
        <source>Easting</source>
        <translation>Østkoordinat (X)</translation>
    </message>
    <message>
        <source>Northing</source>
        <translation>Nordkoordinat (Y)</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellestørrelse (m)</translation>
    </message>
    <message>
        <source>Side of the cells of the national grid in metres.</source>
        <translation>Sidelængden af kvadratnettets celler i meter.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Points outside these polygons are not placed, and are reported; PostGIS only.</source>
        <translation>Punkter uden for disse polygoner stedfæstes ikke; loggen viser antallet. Kun i PostGIS.</translation>
    </message>
</context>
<context>
    <name>ExportCatalogueAlgorithm</name>
    <message>
        <source>Export catalogue of indicators</source>
        <translation>Eksporter katalog med indikatorer</translation>
    </message>
    <message>
        <source>Writes the indicators of a study as a catalogue (*.boligmon-catalogue.json) to share with other municipalities: names, what is counted and over what, filters and units. Tables, paths, columns and means that were typed in stay at home; of each source only its name and the roles that the indicators need are written.

Look through the filters before sharing: they hold what was written into them.</source>
        <translation>Skriver indikatorerne i en opsætning som et katalog (*.boligmon-catalogue.json), der kan deles med andre kommuner: navne, hvad der tælles og i forhold til hvad, filtre og enheder. Tabeller, stier, kolonner og indtastede gennemsnit bliver hjemme; om hver kilde skrives kun navnet og de roller, indikatorerne skal bruge.

Se filtrene igennem, før kataloget deles: de indeholder det, der er skrevet i dem.</translation>
    </message>
    <message>
        <source>Study (*.boligmon.json)</source>
        <translation>Boligmon-opsætning (*.boligmon.json)</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Opsætning</translation>
    </message>
    <message>
        <source>The file whose indicators are shared.</source>
        <translation>Den fil, hvis indikatorer deles.</translation>
    </message>
    <message>
        <source>Catalogue (*.boligmon-catalogue.json)</source>
        <translation>Katalog (*.boligmon-catalogue.json)</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>An earlier file is replaced.</source>
        <translation>En tidligere fil erstattes.</translation>
    </message>
    <message>
        <source>Number of indicators</source>
        <translation>Antal indikatorer</translation>
    </message>
</context>
<context>
    <name>GeofaAlgorithm</name>
    <message>
        <source>Fetch GeoFA layer (statistical areas, libraries, assembly halls)</source>
        <translation>Hent GeoFA-lag (statistikområder, biblioteker, forsamlingshuse)</translation>
    </message>
    <message>
        <source>Fetches the current objects of one municipality from GeoFA by WFS, in EPSG:25832. The output is the local copy: later steps and studies read it without the network.

Statistical areas (theme 5713) have GeoFA&apos;s lasting objekt_id in the field cell_id, so that the layer can be used as cells. It is checked that they neither overlap nor leave gaps: an overlap of more than 1 % of the smaller area is refused; smaller overlaps and gaps are listed in the log with their area (m2) and the ids of the areas. Libraries (theme 5716, type 19) and assembly halls (theme 5800, type 5011) are points with objekt_id and name.

Drafts, proposals, cancelled objects and older versions are left out and counted. A service that does not answer, answers with an error or breaks off leaves no output.</source>
        <translation>Henter en kommunes gældende objekter fra GeoFA via WFS, i EPSG:25832. Resultatet er den lokale kopi: senere trin og opsætninger læser den uden netværk.

Statistikområder (tema 5713) har GeoFAs blivende objekt_id i feltet cell_id, så laget kan bruges som celler. Det kontrolleres, at de hverken overlapper eller efterlader huller: et overlap på mere end 1&#xa0;% af det mindste område afvises; mindre overlap og huller står i loggen med areal (m²) og områdernes id. Biblioteker (tema 5716, type 19) og forsamlingshuse (tema 5800, type 5011) er punkter med objekt_id og navn.

Kladder, forslag, aflyste objekter og ældre versioner udelades og tælles. En tjeneste, der ikke svarer, svarer med en fejl eller afbryder svaret, efterlader intet resultat.</translation>
    </message>
    <message>
        <source>GeoFA layer</source>
        <translation>GeoFA-lag</translation>
    </message>
    <message>
        <source>Statistical areas</source>
        <translation>Statistikområder</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Biblioteker</translation>
    </message>
    <message>
        <source>Assembly halls</source>
        <translation>Forsamlingshuse</translation>
    </message>
    <message>
        <source>all types</source>
        <translation>alle typer</translation>
    </message>
    <message>
        <source>base districts (11)</source>
        <translation>basisdistrikter (11)</translation>
    </message>
    <message>
        <source>constant areas (12)</source>
        <translation>konstantområder (12)</translation>
    </message>
    <message>
        <source>other (98)</source>
        <translation>andet (98)</translation>
    </message>
    <message>
        <source>unknown (99)</source>
        <translation>ukendt (99)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>What to fetch.</source>
        <translation>Det, der skal hentes.</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Tjenestens adresse</translation>
    </message>
    <message>
        <source>Address of a WFS with GeoFA&apos;s layers; GeoFA&apos;s open service unless changed.</source>
        <translation>Adresse på en WFS med GeoFAs lag; GeoFAs åbne tjeneste, medmindre den ændres.</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommune</translation>
    </message>
    <message>
        <source>Municipality code (479 or 0479) or CVR number (29189730).</source>
        <translation>Kommunekode (479 eller 0479) eller CVR-nummer (29189730).</translation>
    </message>
    <message>
        <source>District type</source>
        <translation>Distriktstype</translation>
    </message>
    <message>
        <source>Which statistical areas to fetch, where a municipality keeps several divisions that lie over each other. Not used for libraries and assembly halls.</source>
        <translation>Hvilke statistikområder der skal hentes, hvor en kommune har flere inddelinger, der ligger oven i hinanden. Bruges ikke til biblioteker og forsamlingshuse.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Time-out (seconds)</source>
        <translation>Tidsgrænse (sekunder)</translation>
    </message>
    <message>
        <source>The statistical areas are compared with these polygons. Without them only holes between the areas are found.</source>
        <translation>Statistikområderne sammenlignes med disse flader. Uden dem findes kun huller mellem områderne.</translation>
    </message>
    <message>
        <source>Seconds without an answer after which the service is given up. The network time-out of the QGIS options holds as well.</source>
        <translation>Sekunder uden svar, hvorefter tjenesten opgives. Netværkets tidsgrænse i indstillingerne for QGIS gælder også.</translation>
    </message>
</context>
<context>
    <name>ImportCatalogueAlgorithm</name>
    <message>
        <source>Import catalogue of indicators</source>
        <translation>Importer katalog med indikatorer</translation>
    </message>
    <message>
        <source>Takes the indicators of a catalogue (*.boligmon-catalogue.json) into a study: new ones are added, those with an id that the study has are replaced. Sources that the study does not have are added without a table.

The log says which tables and roles are missing before the study can be run; they are written into the study&apos;s file.</source>
        <translation>Tager indikatorerne i et katalog (*.boligmon-catalogue.json) ind i en opsætning: nye føjes til, og de, hvis id opsætningen har i forvejen, erstattes. Kilder, som opsætningen ikke har, tilføjes uden tabel.

Loggen siger, hvilke tabeller og roller der mangler, før opsætningen kan køres; de skrives i opsætningens fil.</translation>
    </message>
    <message>
        <source>Study (*.boligmon.json)</source>
        <translation>Boligmon-opsætning (*.boligmon.json)</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Opsætning</translation>
    </message>
    <message>
        <source>The file that takes the indicators; it is not changed.</source>
        <translation>Den fil, der får indikatorerne; den ændres ikke.</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Catalogue (*.boligmon-catalogue.json)</source>
        <translation>Katalog (*.boligmon-catalogue.json)</translation>
    </message>
    <message>
        <source>The file with the indicators.</source>
        <translation>Filen med indikatorerne.</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>Ny opsætning</translation>
    </message>
    <message>
        <source>In the folder of the study, since it names its tables by the way from there.</source>
        <translation>I opsætningens mappe, for den nævner sine tabeller med stien derfra.</translation>
    </message>
    <message>
        <source>Number of things that are missing</source>
        <translation>Antal ting, der mangler</translation>
    </message>
</context>
<context>
    <name>KvadratnetAlgorithm</name>
    <message>
        <source>Create grid cells</source>
        <translation>Opret kvadratnet</translation>
    </message>
    <message>
        <source>Makes the cells of the Danish national grid (Det Danske Kvadratnet) that share an area with an extent or a mask layer, in EPSG:25832.

The field cell_id holds the official name of the cell: its lower-left corner, northing first (100m_61768_6435). Any whole number of metres may be the cell size; 100 m, 250 m, 1 km and 10 km have official names, others are named by the same rule. At most 5 million cells are made.</source>
        <translation>Danner de celler i Det Danske Kvadratnet, som har areal til fælles med en udbredelse eller et maskelag, i EPSG:25832.

Feltet cell_id indeholder cellens officielle navn: dens nederste venstre hjørne med nordkoordinaten først (100m_61768_6435). Cellestørrelsen kan være et hvilket som helst helt antal meter; 100 m, 250 m, 1 km og 10 km har officielle navne, andre navngives efter samme regel. Der dannes højst 5 millioner celler.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Udbredelse</translation>
    </message>
    <message>
        <source>In any coordinate reference system. Not needed when there is a mask layer.</source>
        <translation>I et vilkårligt koordinatsystem. Ikke nødvendig, når der er et maskelag.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Only cells that share an area with these polygons are made.</source>
        <translation>Kun celler, der har areal til fælles med disse polygoner, dannes.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellestørrelse (m)</translation>
    </message>
    <message>
        <source>Side of a cell in metres.</source>
        <translation>En celles sidelængde i meter.</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>Kvadratnet</translation>
    </message>
</context>
<context>
    <name>LocateTableAlgorithm</name>
    <message>
        <source>Locate table</source>
        <translation>Stedfæst tabel</translation>
    </message>
    <message>
        <source>Gives the rows of a table a point in EPSG:25832: by the layer&apos;s own points, by coordinates in two fields, by the key of an address, by the code of a grid cell or area, or through a register of persons or families by id and date, for tables without any address.

Address keys are DAR ids (UUID), KVH or KVHX, in the ways that systems write them. They are looked up in a layer that you choose, never on the internet. A key that stands for several places (more than 0.5 m apart) places nobody.

The log accounts for every row: read = placed + not placed, by reason.

Output: the rows that were placed, with their fields and located_by, the way it was done. Ids of persons and families become running numbers, the same one for the same id, so that different persons can still be counted; dates of birth and CPR numbers are left out (the log names the fields). Fields of the table with the names located_by, cell_id (with cell centres) or reason (with rows that were not placed) are replaced.

The result holds the exact addresses of people and whatever else the table says of them: it is for internal use only. With cell centres the fields chosen here for address, coordinates, person and holder of custody are left out, but not what other fields say.</source>
        <translation>Giver rækkerne i en tabel et punkt i EPSG:25832: ved lagets egne punkter, ved koordinater i to felter, ved en adressenøgle, ved koden for en celle eller et område, eller gennem et person- eller familieregister ved id og dato, for tabeller helt uden adresse.

Adressenøgler er DAR-id (UUID), KVH eller KVHX, sådan som systemerne skriver dem. Nøglerne slås op i et lag, der vælges her, aldrig på internettet. En nøgle, der står for flere steder (mere end 0,5 m fra hinanden), stedfæster ingen.

Loggen gør rede for hver række: læst = stedfæstet + ikke stedfæstet, efter årsag.

Resultat: de rækker, der blev stedfæstet, med deres felter og located_by, måden det skete på. Personers og familiers id bliver til løbenumre, det samme for samme id, så forskellige personer stadig kan tælles; fødselsdatoer og CPR-numre udelades (loggen nævner felterne). Felter i tabellen med navnene located_by, cell_id (ved cellecentre) eller reason (når rækker uden sted beholdes) bliver erstattet.

Resultatet indeholder folks præcise adresser og hvad tabellen ellers siger om dem: Det er kun til intern brug. Ved cellecentre udelades de felter, der her er valgt til adresse, koordinater, person og forældremyndighedsindehaver, men ikke hvad andre felter siger.</translation>
    </message>
</context>
<context>
    <name>LocateTableParameters</name>
    <message>
        <source>Table to place</source>
        <translation>Tabel, der skal stedfæstes</translation>
    </message>
    <message>
        <source>Table or point layer: measures, families, pupils. One row is one event or person.</source>
        <translation>Tabel eller punktlag: foranstaltninger, familier, elever. En række er én hændelse eller person.</translation>
    </message>
    <message>
        <source>points of the layer</source>
        <translation>lagets punkter</translation>
    </message>
    <message>
        <source>coordinates in two fields</source>
        <translation>koordinater i to felter</translation>
    </message>
    <message>
        <source>key of an address</source>
        <translation>adressenøgle</translation>
    </message>
    <message>
        <source>code of a grid cell</source>
        <translation>cellekode</translation>
    </message>
    <message>
        <source>code of an area</source>
        <translation>områdekode</translation>
    </message>
    <message>
        <source>register of persons or families</source>
        <translation>person- eller familieregister</translation>
    </message>
    <message>
        <source>How the rows find their place. Each way has its own fields below; those of the other ways are not used.</source>
        <translation>Hvordan rækkerne stedfæstes. Hver måde har sine egne felter nedenfor; de andres bruges ikke.</translation>
    </message>
    <message>
        <source>Place by</source>
        <translation>Stedfæst ved</translation>
    </message>
    <message>
        <source>Address key</source>
        <translation>Adressenøgle</translation>
    </message>
    <message>
        <source>DAR id (UUID) of the house number or address, KVH or KVHX. Upper case, braces, spaces and leading zeros do not matter.</source>
        <translation>DAR-id (UUID) for husnummeret eller adressen, KVH eller KVHX. Store bogstaver, krøllede parenteser, mellemrum og foranstillede nuller er uden betydning.</translation>
    </message>
    <message>
        <source>X coordinate</source>
        <translation>X-koordinat</translation>
    </message>
    <message>
        <source>Easting or longitude; decimal comma too.</source>
        <translation>Østkoordinat eller længdegrad; også med decimalkomma.</translation>
    </message>
    <message>
        <source>Y coordinate</source>
        <translation>Y-koordinat</translation>
    </message>
    <message>
        <source>Northing or latitude.</source>
        <translation>Nordlig koordinat eller breddegrad.</translation>
    </message>
    <message>
        <source>Coordinate reference system of the fields</source>
        <translation>Felternes koordinatsystem</translation>
    </message>
    <message>
        <source>Of all coordinates in fields: those of the table, the addresses and the register.</source>
        <translation>For alle koordinater i felter: tabellens, adressernes og registrets.</translation>
    </message>
    <message>
        <source>Cell or area code</source>
        <translation>Celle- eller områdekode</translation>
    </message>
    <message>
        <source>Code of a grid cell (100m_61768_6435) or of an area in the layer below.</source>
        <translation>Kode for en celle (100m_61768_6435) eller for et område i laget nedenfor.</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områder</translation>
    </message>
    <message>
        <source>Polygons that the codes of areas stand for; rows get a point inside them.</source>
        <translation>Polygoner, som områdekoderne står for; rækkerne får et punkt inde i dem.</translation>
    </message>
    <message>
        <source>Id field of the areas</source>
        <translation>Områdernes id-felt</translation>
    </message>
    <message>
        <source>Unique code of each area.</source>
        <translation>Entydig kode for hvert område.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresser</translation>
    </message>
    <message>
        <source>Layer or table with all addresses of the municipality and their place. Nothing is looked up on the internet.</source>
        <translation>Lag eller tabel med alle kommunens adresser og deres placering. Intet slås op på internettet.</translation>
    </message>
    <message>
        <source>Key of the addresses</source>
        <translation>Adressernes nøgle</translation>
    </message>
    <message>
        <source>Of the same kind as the key of the table; a KVHX is also found by its KVH.</source>
        <translation>Af samme slags som tabellens nøgle; en KVHX findes også ved sin KVH.</translation>
    </message>
    <message>
        <source>Empty for a layer with points.</source>
        <translation>Tomt for et lag med punkter.</translation>
    </message>
    <message>
        <source>X coordinate of the addresses</source>
        <translation>Adressernes x-koordinat</translation>
    </message>
    <message>
        <source>Y coordinate of the addresses</source>
        <translation>Adressernes y-koordinat</translation>
    </message>
    <message>
        <source>by what it looks like</source>
        <translation>efter udseendet</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>KVH</source>
        <translation>KVH</translation>
    </message>
    <message>
        <source>KVHX</source>
        <translation>KVHX</translation>
    </message>
    <message>
        <source>Kind of the key in the table.</source>
        <translation>Slags nøgle i tabellen.</translation>
    </message>
    <message>
        <source>Kind of key</source>
        <translation>Slags nøgle</translation>
    </message>
    <message>
        <source>With it, and that of the table, a layer of another municipality is recognised although its keys are UUIDs.</source>
        <translation>Med den og tabellens kommunekode opdages et lag fra en anden kommune, også når nøglerne er UUID&apos;er.</translation>
    </message>
    <message>
        <source>Municipality code of the addresses</source>
        <translation>Adressernes kommunekode</translation>
    </message>
    <message>
        <source>Municipality code</source>
        <translation>Kommunekode</translation>
    </message>
    <message>
        <source>Road code</source>
        <translation>Vejkode</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Husnummer</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Etage</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Dør</translation>
    </message>
    <message>
        <source>Part of the address, for tables without a key: municipality, road and house number, and floor and door if the addresses have them.</source>
        <translation>Del af adressen, for tabeller uden nøgle: kommune, vej og husnummer, og etage og dør hvis adresserne har dem.</translation>
    </message>
    <message>
        <source>Person or family id</source>
        <translation>Person- eller familie-id</translation>
    </message>
    <message>
        <source>Looked up in the register; a CPR number with or without its hyphen. It is only compared in memory.</source>
        <translation>Slås op i registret; et CPR-nummer med eller uden bindestreg. Det sammenlignes kun i hukommelsen.</translation>
    </message>
    <message>
        <source>Date of the event</source>
        <translation>Hændelsens dato</translation>
    </message>
    <message>
        <source>Day (or year, for its first day) whose address is looked up in the register.</source>
        <translation>Dag (eller år, for dets første dag), hvis adresse slås op i registret.</translation>
    </message>
    <message>
        <source>on the date of the event</source>
        <translation>på hændelsens dato</translation>
    </message>
    <message>
        <source>on 1 January of its year</source>
        <translation>den 1. januar samme år</translation>
    </message>
    <message>
        <source>on 31 December of its year</source>
        <translation>den 31. december samme år</translation>
    </message>
    <message>
        <source>Day of the residence that counts.</source>
        <translation>Dagen for den bopæl, der tæller.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>the person&apos;s own address</source>
        <translation>personens egen adresse</translation>
    </message>
    <message>
        <source>that of the holder of custody</source>
        <translation>forældremyndighedsindehaverens</translation>
    </message>
    <message>
        <source>the person&apos;s last one before the placement</source>
        <translation>personens seneste før anbringelsen</translation>
    </message>
    <message>
        <source>Children in care may be registered at the foster home or institution. The last address before the placement is that of the last stay that began before its first day and is not at the place where the child is registered on the date, which is taken to be the foster home. For children who never were registered elsewhere that is an earlier home, or none; the log counts those who had lived there for more than 31 days before.</source>
        <translation>Anbragte børn kan være registreret hos plejefamilien eller på institutionen. Den seneste adresse før anbringelsen er den seneste bopæl, der begyndte før anbringelsens første dag, og som ikke er der, hvor barnet er registreret på datoen, hvilket tages for plejefamilien. For børn, der aldrig var registreret andre steder, er det et tidligere hjem eller intet; loggen tæller dem, der havde boet der i mere end 31 dage før.</translation>
    </message>
    <message>
        <source>Whose address</source>
        <translation>Hvis adresse</translation>
    </message>
    <message>
        <source>Person id of the holder of custody</source>
        <translation>Forældremyndighedsindehaverens person-id</translation>
    </message>
    <message>
        <source>Looked up in the register in place of the child.</source>
        <translation>Slås op i registret i stedet for barnet.</translation>
    </message>
    <message>
        <source>First day of the placement</source>
        <translation>Anbringelsens første dag</translation>
    </message>
    <message>
        <source>For the address before the placement. Empty: the date of the event.</source>
        <translation>Til adressen før anbringelsen. Tomt: hændelsens dato.</translation>
    </message>
    <message>
        <source>Register of persons or families</source>
        <translation>Person- eller familieregister</translation>
    </message>
    <message>
        <source>One row per person (or family) and stay at an address, or per person and snapshot.</source>
        <translation>En række pr. person (eller familie) og bopæl, eller pr. person og tidssnit.</translation>
    </message>
    <message>
        <source>Person or family id of the register</source>
        <translation>Registrets person- eller familie-id</translation>
    </message>
    <message>
        <source>The same ids as in the table.</source>
        <translation>Samme id&apos;er som i tabellen.</translation>
    </message>
    <message>
        <source>First day of the stay</source>
        <translation>Bopælens første dag</translation>
    </message>
    <message>
        <source>Empty values mean since ever.</source>
        <translation>Tomme værdier betyder altid.</translation>
    </message>
    <message>
        <source>Last day of the stay</source>
        <translation>Bopælens sidste dag</translation>
    </message>
    <message>
        <source>The day itself is included; empty values mean until now.</source>
        <translation>Dagen selv er med; tomme værdier betyder indtil nu.</translation>
    </message>
    <message>
        <source>Date of the snapshot</source>
        <translation>Tidssnittets dato</translation>
    </message>
    <message>
        <source>For registers with snapshots in place of stays: the latest one on or before the day counts. Who is not in it has no residence, and before the first one nobody has.</source>
        <translation>For registre med tidssnit i stedet for bopæle: Det seneste på eller før dagen tæller. Den, der ikke er med i det, har ingen bopæl, og før det første har ingen.</translation>
    </message>
    <message>
        <source>Address key of the register</source>
        <translation>Registrets adressenøgle</translation>
    </message>
    <message>
        <source>Looked up in the layer of addresses.</source>
        <translation>Slås op i adresselaget.</translation>
    </message>
    <message>
        <source>For registers with coordinates in place of an address key.</source>
        <translation>For registre med koordinater i stedet for en adressenøgle.</translation>
    </message>
    <message>
        <source>X coordinate of the register</source>
        <translation>Registrets x-koordinat</translation>
    </message>
    <message>
        <source>Y coordinate of the register</source>
        <translation>Registrets y-koordinat</translation>
    </message>
    <message>
        <source>Cell code of the register</source>
        <translation>Registrets cellekode</translation>
    </message>
    <message>
        <source>For registers with the code of a grid cell in place of an address.</source>
        <translation>For registre med en cellekode i stedet for en adresse.</translation>
    </message>
    <message>
        <source>LOIS&apos; default point</source>
        <translation>LOIS&apos; standardpunkt</translation>
    </message>
    <message>
        <source>Where LOIS puts those it cannot place (within 0.5 m). Rows there are not placed, and are reported.</source>
        <translation>Der, hvor LOIS lægger dem, den ikke kan stedfæste (inden for 0,5 m). Rækker dér stedfæstes ikke, og de meldes.</translation>
    </message>
    <message>
        <source>Write centres of 100 m cells only</source>
        <translation>Skriv kun centre af 100 m-celler</translation>
    </message>
    <message>
        <source>Points are moved to the centre of their cell, whose code is added, and the fields with address, coordinates, person and holder of custody are left out.</source>
        <translation>Punkter flyttes til centrum af deres celle, cellens kode tilføjes, og felterne med adresse, koordinater, person og forældremyndighedsindehaver udelades.</translation>
    </message>
    <message>
        <source>Keep rows that were not placed</source>
        <translation>Behold rækker, der ikke blev stedfæstet</translation>
    </message>
    <message>
        <source>They have no geometry, and the reason in a field of its own.</source>
        <translation>Rækkerne har ingen geometri, og årsagen står i et felt for sig.</translation>
    </message>
    <message>
        <source>Placed rows</source>
        <translation>Stedfæstede rækker</translation>
    </message>
    <message>
        <source>Rows that were not placed</source>
        <translation>Rækker, der ikke blev stedfæstet</translation>
    </message>
    <message>
        <source>Table with source, row number and reason, and nothing else.</source>
        <translation>Tabel med kilde, rækkenummer og årsag og intet andet.</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Læste rækker</translation>
    </message>
    <message>
        <source>Rows placed</source>
        <translation>Stedfæstede rækker</translation>
    </message>
    <message>
        <source>Rows not placed</source>
        <translation>Ikke stedfæstede rækker</translation>
    </message>
</context>
<context>
    <name>MonitoringAreasAlgorithm</name>
    <message>
        <source>Monitoring areas</source>
        <translation>Dan monitoreringsområder</translation>
    </message>
    <message>
        <source>Joins the cells that were in the top share often enough into contiguous areas and drops areas with too few families.

Needs a layer with one feature per cell and the fields cell_id, population, events, exposure, multiplier and the value, as the step before gives it. Optional: indicator (areas are made for each), periods (the default minimum is half of them).

Output, per indicator: rate = sum of events / sum of exposure x multiplier with 95 % limits. They are the limits of a rate of independent events: too narrow where cases last (the log of the step before says by how much), wide for shares, without meaning for means. The area was chosen because its numbers were high: expect the next years&apos; numbers to be lower. population is that of the latest period, exposure the sum over the periods (family-years); value_max and value_mean are of the value (periods).

With previous areas, an area that goes on keeps its id and name: the pair that shares most families is matched first.

Outlines of small cells are for internal use: they say something about every family inside.</source>
        <translation>Samler de celler, der ofte nok har været i top-andelen, til sammenhængende områder og udelader områder med for få familier.

Kræver et lag med ét objekt pr. celle og felterne cell_id, population, events, exposure, multiplier og værdien, som det foregående trin giver det. Valgfrit: indicator (der dannes områder for hver), periods (standard for det mindste antal er halvdelen).

Output pr. indikator: rate = sum af events / sum af exposure x multiplier med 95&#xa0;%-grænser. Det er grænserne for en rate af uafhængige hændelser: for smalle, hvor sager varer ved (loggen for det foregående trin siger hvor meget), brede for andele og uden mening for gennemsnit. Området er valgt, fordi tallene var høje: Forvent, at de næste års tal er lavere. population er fra den seneste periode, exposure er summen over perioderne (familieår); value_max og value_mean gælder værdien (perioder).

Med tidligere monitoreringsområder beholder et område, der fortsætter, sit id og navn: Det par, der har flest familier til fælles, parres først.

Omrids af små celler er til intern brug: Omridsene siger noget om hver familie indenfor.</translation>
    </message>
    <message>
        <source>Periods in the top share</source>
        <translation>Perioder i top-andelen</translation>
    </message>
    <message>
        <source>One feature per indicator and cell.</source>
        <translation>Ét objekt pr. indikator og celle.</translation>
    </message>
    <message>
        <source>Value to choose cells by</source>
        <translation>Værdi, der udvælger celler</translation>
    </message>
    <message>
        <source>Usually the number of periods in the top share.</source>
        <translation>Normalt antallet af perioder i top-andelen.</translation>
    </message>
    <message>
        <source>Minimum periods</source>
        <translation>Mindste antal perioder i top-andelen</translation>
    </message>
    <message>
        <source>Smallest value of a cell in an area. Empty: half of the periods, rounded up.</source>
        <translation>Den mindste værdi for en celle i et område. Tom: halvdelen af perioderne, rundet op.</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>fælles kant</translation>
    </message>
    <message>
        <source>edge or corner</source>
        <translation>fælles kant eller hjørne</translation>
    </message>
    <message>
        <source>Contiguity</source>
        <translation>Naboskab</translation>
    </message>
    <message>
        <source>Which cells are neighbours.</source>
        <translation>Hvilke celler der er naboer.</translation>
    </message>
    <message>
        <source>Maximum gap (cells)</source>
        <translation>Største mellemrum (celler)</translation>
    </message>
    <message>
        <source>Number of other cells that may lie between two cells of an area.</source>
        <translation>Antal andre celler, der må ligge mellem to celler i et område.</translation>
    </message>
    <message>
        <source>Minimum population of an area</source>
        <translation>Mindste antal familier i et område</translation>
    </message>
    <message>
        <source>Areas with fewer (families) in the latest period are dropped.</source>
        <translation>Områder med færre (familier) i den seneste periode udelades.</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>Udfyld huller</translation>
    </message>
    <message>
        <source>Takes in the cells of the layer that lie in the gaps or are enclosed by one area.</source>
        <translation>Medtager de celler i laget, der ligger i mellemrummene eller er omsluttet af ét område.</translation>
    </message>
    <message>
        <source>Cells with a common population</source>
        <translation>Celler med fælles grundlag</translation>
    </message>
    <message>
        <source>Layer with cell_id and population (families say) by which the minimum is judged and areas are matched, when the indicators have different populations; of several periods the latest counts.</source>
        <translation>Lag med cell_id og population (fx familier), som mindstekravet vurderes efter og områder parres efter, når indikatorerne har forskelligt grundlag; af flere perioder gælder den seneste.</translation>
    </message>
    <message>
        <source>Previous monitoring areas</source>
        <translation>Tidligere monitoreringsområder</translation>
    </message>
    <message>
        <source>Areas of an earlier run with area_id and name, which areas that go on keep.</source>
        <translation>Områder fra en tidligere kørsel med area_id og name, som områder, der fortsætter, beholder.</translation>
    </message>
    <message>
        <source>Cells of the areas</source>
        <translation>Områdernes celler</translation>
    </message>
    <message>
        <source>The cells that belong to an area, with its area_id.</source>
        <translation>Celler, der hører til et område, med områdets area_id.</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Område {number}</translation>
    </message>
</context>
<context>
    <name>MonitoringModel</name>
    <message>
        <source>Monitoring from counts to areas</source>
        <translation>Monitorering fra optælling til områder</translation>
    </message>
    <message>
        <source>The whole method in one run: rates per cell and period, the top share of each period, the sum over the periods, and the monitoring areas. Each step is an algorithm of its own with its own help; open the model in the model designer to change it.</source>
        <translation>Hele metoden i én kørsel: rater pr. celle og periode, top-andelen i hver periode, perioderne lagt sammen og monitoreringsområderne. Hvert trin er en algoritme med sin egen hjælp; åbn modellen i modeldesigneren for at ændre den.</translation>
    </message>
</context>
<context>
    <name>NewStudyAlgorithm</name>
    <message>
        <source>New study from tables</source>
        <translation>Ny opsætning ud fra tabeller</translation>
    </message>
    <message>
        <source>Writes a study (*.boligmon.json) that Run study runs, from the tables of a municipality: choose the indicators, and the files that they are computed of. Of several layers or sheets in a file, the name goes behind it: file.xlsx|layername=name. A table of a database is written as connection=name|schema=name|layername=table, with a connection that QGIS knows (and |provider=mssql for SQL Server).

Which column means what is proposed by the names of the columns and by their values; the log says which were taken, with the share of the values that fit. What is wrong or missing is chosen by hand under Columns chosen by hand, or changed in the study&apos;s file later.

Rows are placed by the first of these that a table has: its address, where a table of addresses is given; the layer&apos;s own points; coordinates; the code of a cell; the code of an area. A column with one of these that is chosen by hand goes first.

The definitions are those of the built-in catalogue, by year. Where its filters ask for words that a table does not hold, the log says so, and the filter must be changed in the study. A study that something is missing in is written too; the log says what.

A study holds names of files and columns and no values of rows. The log shows words of a column with types (such as types of families) only where there are few and each is on at least 5 rows.</source>
        <translation>Skriver en opsætning (*.boligmon.json), som Kør opsætning kører, ud fra en kommunes tabeller: vælg indikatorerne og de filer, de beregnes af. Er der flere lag eller ark i en fil, skrives navnet efter den: fil.xlsx|layername=navn. En tabel i en database skrives som connection=navn|schema=navn|layername=tabel, med en forbindelse, som QGIS kender (og |provider=mssql for SQL Server).

Hvad kolonnerne betyder, foreslås ud fra deres navne og værdier; loggen siger, hvilke der er brugt, og hvor stor en andel af værdierne der passer. Det, der er forkert eller mangler, vælges under Kolonner valgt i hånden eller rettes senere i opsætningens fil.

Rækkerne stedfæstes ved det første af dette, som en tabel har: adressen, når der er valgt en tabel med adresser; lagets egne punkter; koordinater; en cellekode; en områdekode. En af disse kolonner, der er valgt i hånden, går forud.

Definitionerne er det indbyggede katalogs, opgjort pr. år. Spørger dets filtre efter ord, som en tabel ikke indeholder, siger loggen det, og filteret skal rettes i opsætningen. En opsætning, der mangler noget, skrives også; loggen siger hvad.

En opsætning indeholder navne på filer og kolonner og ingen værdier fra rækker. Loggen viser kun ord fra en kolonne med typer (fx familietyper), når der er få, og hvert ord står i mindst 5 rækker.</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatorer</translation>
    </message>
    <message>
        <source>What is computed; each needs the tables it is named by.</source>
        <translation>Det, der beregnes; tabellernes hjælp siger, hvilke indikatorer der bruger dem.</translation>
    </message>
    <message>
        <source>Addresses with coordinates or points, which the tables&apos; addresses are looked up in.</source>
        <translation>Adresser med koordinater eller punkter, som tabellernes adresser slås op i.</translation>
    </message>
    <message>
        <source>Polygons; rows outside them are not counted.</source>
        <translation>Polygoner; rækker uden for dem tælles ikke.</translation>
    </message>
    <message>
        <source>Municipal boundary</source>
        <translation>Kommunegrænse</translation>
    </message>
    <message>
        <source>Municipality code</source>
        <translation>Kommunekode</translation>
    </message>
    <message>
        <source>Four digits, such as 0479.</source>
        <translation>Fire cifre, fx 0479.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellestørrelse (m)</translation>
    </message>
    <message>
        <source>Side of the grid&apos;s cells in metres.</source>
        <translation>Cellernes sidelængde i meter.</translation>
    </message>
    <message>
        <source>LOIS&apos; default point</source>
        <translation>LOIS&apos; standardpunkt</translation>
    </message>
    <message>
        <source>Where LOIS puts people who cannot be placed; it differs by municipality.</source>
        <translation>Her placerer LOIS personer, der ikke kan stedfæstes; punktet er forskelligt fra kommune til kommune.</translation>
    </message>
    <message>
        <source>Columns chosen by hand</source>
        <translation>Kolonner valgt i hånden</translation>
    </message>
    <message>
        <source>source.role=column, several with semicolons between them: families.period=UdtraekDato; preventive.type=Foranstaltningstype. With nothing after the equals sign, the role has no column. The log names the sources and roles.</source>
        <translation>kilde.rolle=kolonne, flere med semikolon imellem: families.period=UdtraekDato; preventive.type=Foranstaltningstype. Står der ikke noget efter lighedstegnet, har rollen ingen kolonne. Loggen nævner kilderne og rollerne.</translation>
    </message>
    <message>
        <source>Study (*.boligmon.json)</source>
        <translation>Opsætning (*.boligmon.json)</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Opsætning</translation>
    </message>
    <message>
        <source>Put it in the folder of the tables or near it: it names them by the way from its own folder. An earlier file is replaced.</source>
        <translation>Læg den i tabellernes mappe eller i nærheden: den nævner dem ved vejen fra sin egen mappe. En tidligere fil erstattes.</translation>
    </message>
    <message>
        <source>Number of things that are missing</source>
        <translation>Antal ting, der mangler</translation>
    </message>
    <message>
        <source>Tables and layers (*.csv *.txt *.tsv *.xlsx *.ods *.xls *.gpkg *.shp *.geojson)</source>
        <translation>Tabeller og lag (*.csv *.txt *.tsv *.xlsx *.ods *.xls *.gpkg *.shp *.geojson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle filer (*)</translation>
    </message>
    <message>
        <source>Needed for: {names}.</source>
        <translation>Bruges til: {names}.</translation>
    </message>
</context>
<context>
    <name>RunStudyAlgorithm</name>
    <message>
        <source>Run study</source>
        <translation>Kør opsætning</translation>
    </message>
    <message>
        <source>Does everything that a study (*.boligmon.json) says: reads its tables, places and counts their rows, computes every indicator for every period, selects the top share, sums the periods and makes monitoring areas.

The results are a GeoPackage with every layer and its style, a QGIS project, tables (CSV and Excel), a log with the account of every row, and run.json with what the run was made from. The same study on the same data gives the same tables, byte for byte.

The results are written beside the earlier ones and take their place when all is complete: a run that fails or is canceled leaves the earlier results as they were. Other files in the folder are kept.

The results contain small numbers and are for internal use.</source>
        <translation>Gør alt, hvad en opsætning (*.boligmon.json) siger: læser tabellerne, stedfæster og tæller rækkerne, beregner hver indikator for hver periode, udvælger top-andelen, lægger perioderne sammen og danner monitoreringsområder.

Resultatet er en GeoPackage med alle lag og deres stil, et QGIS-projekt, tabeller (CSV og Excel), en log med afstemning af hver række og run.json, der siger, hvad kørslen er lavet af. Samme opsætning på samme data giver de samme tabeller, byte for byte.

Resultatet skrives ved siden af det tidligere og afløser det, når alt er færdigt: en kørsel, der fejler eller afbrydes, lader det tidligere resultat stå urørt. Andre filer i mappen bevares.

Resultatet indeholder små tal og er til intern brug.</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Opsætning</translation>
    </message>
    <message>
        <source>Study (*.boligmon.json)</source>
        <translation>Boligmon-opsætning (*.boligmon.json)</translation>
    </message>
    <message>
        <source>The file with sources, indicators, cells and method.</source>
        <translation>Filen med kilder, indikatorer, celler og metode.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Mappe til resultatet</translation>
    </message>
    <message>
        <source>Empty: the folder that the study names. A relative path starts at the study&apos;s file.</source>
        <translation>Tom: den mappe, opsætningen nævner. En relativ sti begynder ved opsætningens fil.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultater</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Number of indicators</source>
        <translation>Antal indikatorer</translation>
    </message>
    <message>
        <source>Number of monitoring areas</source>
        <translation>Antal monitoreringsområder</translation>
    </message>
    <message>
        <source>The results are in {folder}.</source>
        <translation>Resultatet ligger i {folder}.</translation>
    </message>
</context>
<context>
    <name>SelectTopAlgorithm</name>
    <message>
        <source>Select top share per period</source>
        <translation>Udvælg top-andel pr. periode</translation>
    </message>
    <message>
        <source>Selects, per indicator and period, the cells whose value is among the highest: a cell is selected if it has an event and fewer than SHARE per cent of the ranked cells have a strictly greater value. Cells that tie at the limit are all selected.

Needs a layer with one feature per cell and period, as the step before gives it. Optional fields: indicator (without it all rows are one indicator), status (without it every cell with a value is ranked; with it cells below the minimum population are not), events (without it a value above 0 counts as an event), population (needed to rank by share of the population).

Output: the input with rank (1 is the highest), threshold (the smallest value selected, in the unit of the value) and selected: 1, 0, or NULL where the cell is not ranked.

The log says how many of the selected cells rest on a single event.</source>
        <translation>Udvælger for hver indikator og periode de celler, hvis værdi er blandt de højeste: En celle udvælges, hvis den har en hændelse, og færre end SHARE procent af de rangerede celler har en større værdi. Celler, der står lige ved grænsen, udvælges alle.

Kræver et lag med ét objekt pr. celle og periode, som det foregående trin giver det. Valgfrie felter: indicator (uden det er alle rækker én indikator), status (uden det rangeres alle celler med en værdi; med det rangeres celler under mindste grundlag ikke), events (uden det regnes en værdi over 0 som en hændelse), population (kræves for at rangere efter andel af grundlaget).

Output: inputtet med rank (1 er den højeste), threshold (den mindste værdi, der er udvalgt, i værdiens enhed) og selected: 1, 0 eller NULL, hvor cellen ikke rangeres.

Loggen viser, hvor mange af de udvalgte celler der beror på en enkelt hændelse.</translation>
    </message>
    <message>
        <source>Rates per cell and period</source>
        <translation>Rater pr. celle og periode</translation>
    </message>
    <message>
        <source>One feature per indicator, cell and period.</source>
        <translation>Ét objekt pr. indikator, celle og periode.</translation>
    </message>
    <message>
        <source>Value to rank by</source>
        <translation>Værdi, der rangeres efter</translation>
    </message>
    <message>
        <source>The raw rate is the documented method; rate_smoothed or rate_low rank small cells lower.</source>
        <translation>Den rå rate er den dokumenterede metode; rate_smoothed og rate_low rangerer små celler lavere.</translation>
    </message>
    <message>
        <source>Period field</source>
        <translation>Periodefelt</translation>
    </message>
    <message>
        <source>Each period is ranked by itself.</source>
        <translation>Hver periode rangeres for sig.</translation>
    </message>
    <message>
        <source>Top share (%)</source>
        <translation>Top-andel (%)</translation>
    </message>
    <message>
        <source>Above 0 and below 100 per cent of the ranked cells.</source>
        <translation>Over 0 og under 100 procent af de celler, der rangeres.</translation>
    </message>
    <message>
        <source>cells with events</source>
        <translation>celler med hændelser</translation>
    </message>
    <message>
        <source>all populated cells</source>
        <translation>alle celler med grundlag</translation>
    </message>
    <message>
        <source>share of the population</source>
        <translation>andel af grundlaget</translation>
    </message>
    <message>
        <source>Cells that are ranked</source>
        <translation>Celler, der rangeres</translation>
    </message>
    <message>
        <source>What the share is a share of: the cells that have events, all cells with at least the minimum population, or the population of these cells.</source>
        <translation>Hvad top-andelen er en andel af: de celler, der har hændelser, alle celler, der opfylder kravet om mindste grundlag, eller grundlaget i disse celler.</translation>
    </message>
    <message>
        <source>Top share per period</source>
        <translation>Top-andel pr. periode</translation>
    </message>
    <message>
        <source>{period}: no rates, so nothing is ranked.</source>
        <translation>{period}: ingen rater, så intet rangeres.</translation>
    </message>
</context>
<context>
    <name>SumPeriodsAlgorithm</name>
    <message>
        <source>Sum over periods</source>
        <translation>Læg perioder sammen</translation>
    </message>
    <message>
        <source>Adds the periods of each cell: in how many it was in the top share, the first and the last, the pattern, and the rate over all periods = sum of events / sum of population x multiplier.

Needs a layer with one feature per cell and period and the fields selected (1, 0, NULL), events, population and multiplier. Optional: indicator; threshold (for the number expected by chance).

Pattern: too_few (fewer than 3 periods with a rank), never, historical (not in the latest period), new (only in the latest), persistent (at least 90 % of the periods), consecutive (an unbroken run up to the latest), sporadic. These are not quite the classes of other software.

Output: one feature per cell and indicator. population is that of the latest period, exposure the sum over the periods (family-years), events the sum over the same periods.

The log sets the number of cells beside the number that chance would give, when every event is independent and when cases last as long as they do here.</source>
        <translation>Lægger perioderne sammen for hver celle: i hvor mange den var i top-andelen, den første og den seneste, mønsteret og raten over alle perioder = sum af events / sum af population x multiplier.

Kræver et lag med ét objekt pr. celle og periode og felterne selected (1, 0, NULL), events, population og multiplier. Valgfrit: indicator; threshold (til antallet forventet ved tilfældighed).

Mønster: too_few (færre end 3 rangerede perioder), never (aldrig), historical (tidligere: ikke i den seneste periode), new (ny: kun i den seneste), persistent (vedvarende: i mindst 90&#xa0;% af perioderne), consecutive (sammenhængende: en ubrudt række frem til den seneste), sporadic (af og til). Klasserne er ikke helt de samme som i anden software.

Output: ét objekt pr. celle og indikator. population er fra den seneste periode, exposure er summen over perioderne (familieår), events er summen over de samme perioder.

Loggen sætter antallet af celler over for det antal, tilfældighed ville give, når alle hændelser er uafhængige, og når sager varer så længe som her.</translation>
    </message>
    <message>
        <source>Top share per period</source>
        <translation>Top-andel pr. periode</translation>
    </message>
    <message>
        <source>One feature per indicator, cell and period.</source>
        <translation>Ét objekt pr. indikator, celle og periode.</translation>
    </message>
    <message>
        <source>Cell field</source>
        <translation>Cellefelt</translation>
    </message>
    <message>
        <source>Code of the cell or area.</source>
        <translation>Cellens eller områdets kode.</translation>
    </message>
    <message>
        <source>Period field</source>
        <translation>Periodefelt</translation>
    </message>
    <message>
        <source>Text that sorts: 2015, 2015-Q3.</source>
        <translation>Tekst, der kan sorteres: 2015, 2015-Q3.</translation>
    </message>
    <message>
        <source>Field that says what is selected</source>
        <translation>Felt, der viser, hvad der er udvalgt</translation>
    </message>
    <message>
        <source>1, 0, or NULL where the cell was not ranked.</source>
        <translation>1, 0 eller NULL, hvor cellen ikke rangeres.</translation>
    </message>
    <message>
        <source>Periods in the top share</source>
        <translation>Perioder i top-andelen</translation>
    </message>
    <message>
        <source>The number expected by chance is known for counted events ranked by the raw rate only.</source>
        <translation>Antallet forventet ved tilfældighed kendes kun for optalte hændelser, der rangeres efter den rå rate.</translation>
    </message>
</context>
</TS>
