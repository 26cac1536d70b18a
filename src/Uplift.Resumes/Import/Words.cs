using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Uplift.Resumes.Import;

/// <summary>Small lists of words that speak for a job title, an employer, a school or a degree. No list of names.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Titles = Set("""
        engineer developer programmer architect manager director lead leader head chief officer president founder cofounder ceo cto cfo coo cio vp svp evp
        analyst consultant designer administrator specialist coordinator supervisor intern internship trainee apprentice assistant associate fellow
        researcher scientist professor lecturer teacher instructor tutor educator trainer coach mentor counselor counsellor advisor adviser technician operator
        representative agent clerk cashier writer editor journalist author translator interpreter accountant auditor controller planner buyer
        nurse doctor physician pharmacist therapist lawyer attorney paralegal secretary receptionist chef cook barista waiter waitress server
        driver mechanic electrician contractor freelancer owner partner principal member volunteer organizer organiser facilitator captain
        treasurer chair chairman chairwoman ambassador evangelist strategist marketer recruiter producer artist musician vocalist singer composer
        curator docent guide photographer animator actor performer tester sysadmin webmaster devops sre qa dba contributor maintainer admin
        executive handler expert practitioner foreman inspector investigator examiner guard salesperson salesman host hostess model peer
        ingenieur ingenieurin entwickler entwicklerin softwareentwickler softwareentwicklerin leiter leiterin teamleiter teamleiterin berater beraterin
        praktikant praktikantin werkstudent werkstudentin architektin administratorin analystin assistentin geschäftsführer geschäftsführerin mitarbeiter mitarbeiterin
        sachbearbeiter sachbearbeiterin projektleiter projektleiterin auszubildender forscher forscherin lehrer lehrerin dozent dozentin programmierer
        ingénieur ingénieure développeur développeuse chef cheffe responsable directeur directrice stagiaire alternant alternante chargé chargée consultante
        gestionnaire analyste architecte technicien technicienne professeur enseignant enseignante chercheur chercheuse adjoint adjointe assistante concepteur conceptrice
        ingeniero ingeniera desarrollador desarrolladora gerente director directora jefe jefa líder consultor consultora analista arquitecto arquitecta
        becario becaria practicante técnico técnica profesor profesora investigador investigadora administrador administradora coordinador coordinadora asistente programador programadora
        engenheiro engenheira desenvolvedor desenvolvedora gestor gestora diretor diretora arquiteto arquiteta estagiário estagiária coordenador coordenadora
        pesquisador pesquisadora professora técnico consultor programadora encarregado encarregada
        underwriter bookkeeper copywriter merchandiser broker trader banker economist statistician actuary dispatcher courier scheduler estimator surveyor
        chemist biologist physicist geologist ecologist veterinarian dentist dietitian nutritionist paramedic midwife hygienist optometrist psychologist psychotherapist
        radiographer sonographer phlebotomist caregiver carer nanny babysitter housekeeper cleaner janitor gardener florist farmer butcher baker bartender
        carpenter plumber welder machinist fitter roofer painter bricklayer mason builder installer assembler packer picker handyman tailor hairdresser beautician
        stylist illustrator cartographer librarian archivist reporter correspondent columnist proofreader publicist lobbyist negotiator
        lifeguard firefighter officer detective soldier sergeant lieutenant pilot steward stewardess concierge porter valet bellhop
        solicitor barrister notary judge bailiff investor realtor auctioneer appraiser adjuster assessor enumerator moderator scientist technologist
        programmierer programmiererin fachinformatiker fachinformatikerin systemadministrator informatiker informatikerin entwicklungsingenieur einkäufer einkäuferin verkäufer verkäuferin
        kaufmann kauffrau kaufleute buchhalter buchhalterin referent referentin elektroniker elektronikerin mechaniker mechanikerin mechatroniker mechatronikerin techniker technikerin
        pfleger pflegerin krankenpfleger krankenpflegerin krankenschwester pflegefachkraft pflegefachfrau pflegefachmann arzt ärztin erzieher erzieherin sozialarbeiter sozialarbeiterin
        redakteur redakteurin gestalter gestalterin mediengestalter grafiker grafikerin übersetzer übersetzerin jurist juristin rechtsanwalt rechtsanwältin steuerberater
        disponent disponentin lagerist fahrer fahrerin koch köchin kellner kellnerin bäcker schreiner tischler maurer schlosser meister vertriebsleiter abteilungsleiter filialleiter
        hilfskraft aushilfe fachkraft assistenz geschäftsleiter prokurist betreuer betreuerin koordinator koordinatorin manager managerin spezialist spezialistin trainerin volontär volontärin
        infirmier infirmière comptable assistant assistante secrétaire vendeur vendeuse caissier caissière cuisinier cuisinière serveur serveuse conducteur conductrice chauffeur
        ouvrier ouvrière éducateur éducatrice formateur formatrice rédacteur rédactrice traducteur traductrice graphiste juriste avocat avocate médecin pharmacien pharmacienne
        acheteur acheteuse contrôleur contrôleuse auditeur auditrice conseiller conseillère animateur animatrice coordinateur coordinatrice coordonnateur administrateur administratrice
        journaliste bibliothécaire mécanicien électricien magasinier manutentionnaire employé employée commercial commerciale chargés directrice adjointe dirigeant gérant gérante
        enfermero enfermera contable contador contadora diseñador diseñadora vendedor vendedora dependiente dependienta camarero camarera cocinero cocinera conductor conductora
        médico médica abogado abogada periodista redactor redactora traductor traductora maestro maestra educador educadora formador formadora comercial ejecutivo ejecutiva
        auxiliar operario operaria mecánico electricista administrativo administrativa secretario secretaria recepcionista cajero cajera supervisor supervisora encargado encargada
        enfermeiro enfermeira contabilista médica advogado advogada jornalista redator redatora tradutor tradutora vendedora atendente caixa cozinheiro cozinheira motorista
        auxiliar assistente operador operadora mecânico eletricista secretária gerente supervisora líder chefe estagiária bolsista instrutor instrutora farmacêutico farmacêutica psicólogo psicóloga
        """);

    private static readonly FrozenSet<string> Seniority = Set("""
        senior sr junior jr staff principal lead associate graduate entry mid level deputy vice founding executive working student
        software backend frontend fullstack full-stack web mobile data cloud platform site reliability quality assurance machine learning product project
        marketing sales research teaching it network security systems database application
        """);

    private static readonly FrozenSet<string> Employers = Set("""
        inc incorporated llc ltd limited corp corporation co company companies plc llp lp gmbh ag kg se ug ohg mbh ev kgaa sa sas sarl sasu sl slu srl spa bv nv ab as oy aps
        ltda eireli pty pvt bhd group gruppe groupe grupo holding holdings labs lab laboratory laboratories systems solutions technologies technology tech
        consulting consultancy partners partnership associates industries enterprises international global services studios studio media bank financial finance
        capital insurance university college institute school academy hospital clinic foundation association society museum center centre council agency
        ministry department bureau network networks networks robotics analytics logistics energy electronics pharmaceuticals motors airlines telecom communications ventures
        universität hochschule stiftung verein amt bundesamt université école banque société agence ministère universidad escuela banco
        sociedad ministerio fundación asociación universidade escola fundação associação trust council dairy dairies bakery brewery brewing press clinic logistics freight wholesale airlines aviation power foods retail club restaurant store shop market hotel nonprofit ensemble opera theater theatre
        orchestra chorale church library organization organisation firm startup conservatory freelance self-employed freiberuflich selbstständig indépendant autónomo autônomo
        """);

    private static readonly FrozenSet<string> Legal = Set("inc incorporated llc ltd limited corp corporation plc llp gmbh kg ohg mbh kgaa sarl srl spa bv nv oy eireli pty pvt ltda university universität université universidad universidade");

    private static readonly FrozenSet<string> Schools = Set("""
        university college institute school academy polytechnic conservatory seminary universität hochschule fachhochschule gymnasium berufsschule schule akademie
        université école lycée institut faculté universidad escuela instituto facultad colegio politécnica universidade escola faculdade politécnico
        uni tu eth iut mit caltech uc bootcamp campus conservatoire technikum faculty
        """);

    private static readonly FrozenSet<string> Degrees = Set("""
        bachelor bachelors bachelor's master masters master's mba phd doctor doctorate doctoral diploma degree associate associate's certificate certification minor major
        bsc msc ba ma bs ms be me beng meng btech mtech bfa mfa bba bm mm md jd llb llm bcom mcom ged hnd pgce postgraduate undergraduate graduate
        dphil mphil edd aa program programme immersive course honours honors
        diplom magister staatsexamen abitur ausbildung promotion dr studium
        licence master maîtrise doctorat baccalauréat bac bts dut cap diplôme ingénieur dea dess mastère
        grado licenciatura máster maestría doctorado diplomatura bachillerato ingeniería título técnico fp
        graduação bacharelado bacharel mestrado doutorado licenciatura tecnólogo especialização pós-graduação ensino
        """);

    private static readonly FrozenSet<string> Regions = Set("""
        al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc
        ab bc mb nb nl ns on pe qc sk nsw vic qld sp rj mg uk usa us eu uae nyc
        alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
        massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
        ontario quebec alberta bavaria bayern
        germany deutschland austria österreich switzerland schweiz suisse france spain españa portugal italy italia netherlands nederland belgium belgique belgien luxembourg poland polska
        czechia hungary romania bulgaria greece turkey türkiye ukraine russia sweden norway denmark finland iceland ireland england scotland wales britain
        canada mexico méxico brazil brasil argentina chile colombia peru perú uruguay venezuela ecuador
        india china japan korea s.korea singapore malaysia indonesia thailand vietnam philippines pakistan bangladesh israel egypt morocco nigeria kenya ghana tunisia australia
        taiwan newyork newjersey newmexico newhampshire northcarolina southcarolina northdakota southdakota westvirginia rhodeisland britishcolumbia puertorico
        unitedkingdom unitedstates unitedstatesofamerica unitedarabemirates southafrica newzealand costarica hongkong southkorea saudiarabia northernireland czechrepublic
        srilanka dominicanrepublic elsalvador estadosunidos reinounido reinodeespaña greatbritain vereinigtestaaten großbritannien südafrika
        allemagne autriche pays-bas pologne royaume-uni états-unis alemania suiza austria bélgica polonia alemanha suíça bélgica polônia frankreich spanien italien niederlande polen
        """);

    private static readonly FrozenSet<string> Anywhere = Set("remote hybrid onsite on-site télétravail teletrabajo remoto remota híbrido homeoffice online worldwide anywhere distributed");

    /// <summary>How much the words speak for a job title; 0 when nothing does. "Amberline Couriers" are a company.</summary>
    public static double Title(string text) => Count(text, Titles, last: 1.5, other: 1, plural: false) + (0.3 * Count(text, Seniority, 1, 1));

    public static double Employer(string text) =>
        Count(text, Employers, last: 1.5, other: 1) + (text.EndsWith("Inc.", StringComparison.OrdinalIgnoreCase) ? 1 : 0)
        // "Harbour & Wren": two names; "Research & Development Engineer" has a title to say what it is.
        + (text.IndexOf(" & ", StringComparison.Ordinal) > 0 && Count(text, Titles, 1, 1) == 0 ? 0.6 : 0);

    /// <summary>One to three names in a row and nothing that speaks for a job or an employer: a town, as far as words can tell.</summary>
    public static bool IsTownLike(string text)
    {
        var trimmed = text.Trim(' ', '.', ',');
        return trimmed.Length > 2 && trimmed.Count(c => c == ' ') <= 2 && char.IsUpper(trimmed[0]) && trimmed.All(c => char.IsLetter(c) || c is ' ' or '-' or '.' or '\'')
            && Title(trimmed) == 0 && Employer(trimmed) == 0;
    }

    /// <summary>A legal form, which nothing but a company has.</summary>
    public static bool IsCompany(string text) => Count(text, Legal, 1, 1) > 0;

    /// <summary>"Logistics Analyst", "Directeur de banque": the last or the first word decides what the others are about.</summary>
    public static bool IsTitleThroughout(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && !text.Contains(',', StringComparison.Ordinal) && (Titles.Contains(Key(words[^1])) || Titles.Contains(Key(words[0])));
    }

    public static double School(string text) => Count(text, Schools, 1.2, 1);

    public static double Degree(string text)
    {
        var count = Count(text, Degrees, 1, 1);
        // "B.S.", "M.Sc.", "Ph.D." lose their points here.
        var words = text.Split(' ', ',', ';', '(', ')', '/');
        return count + words.Count(word => word.Contains('.', StringComparison.Ordinal) && word.Length <= 8 && Degrees.Contains(Key(word.Replace(".", "", StringComparison.Ordinal))));
    }

    /// <summary>"Boston, MA", "Seoul, S.Korea", "Lyon, France", "Remote", "4567 Main Street City, ST 98052"?</summary>
    public static bool IsPlace(string text)
    {
        var trimmed = text.Trim(' ', '(', ')', ',', '.');
        if (trimmed.Length is < 2 or > 60)
        {
            return false;
        }

        // "Pixel Orchard (Glasgow, UK)" has one, and is none.
        if (trimmed.IndexOf(" (", StringComparison.Ordinal) > 0 && !Anywhere.Contains(Key(trimmed.Split(' ')[0])))
        {
            return false;
        }

        if (Anywhere.Contains(Key(trimmed)) || trimmed.Split(' ', ',', '(', '-', '/') is [var first, ..] && Anywhere.Contains(Key(first)) && trimmed.Length < 40)
        {
            return true;
        }

        var parts = trimmed.Split([',', '/', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && IsRegion(parts[^1]) && parts[..^1].All(IsCity)
            && (parts.Length == 2 || char.IsDigit(trimmed[0]) || (parts.Length == 3 && IsRegion(parts[1])) || trimmed.Contains('&', StringComparison.Ordinal));
    }

    /// <summary>A state, a country or a well-known abbreviation of one, alone or with a postal code.</summary>
    public static bool IsRegion(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 4)
        {
            return false;
        }

        if (words.Length > 1 && words[^1].Any(char.IsDigit))
        {
            words = words[..^1];
        }

        var whole = Key(string.Concat(words));
        // Two letters are a region only in capitals: "in", "or" and "me" are words.
        return (Regions.Contains(whole) || Regions.Contains(whole.Replace(".", "", StringComparison.Ordinal)))
            && (whole.Length > 3 || !words[0].Any(char.IsLower)) && char.IsUpper(words[0][0])
            || words is ["ST"];
    }

    private static bool IsCity(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 5 && !words.Any(word => word is "-" or "–" or "—") && (char.IsUpper(words[0][0]) || char.IsDigit(words[0][0])) && words.All(word => word.Length < 20)
            && Title(text) < 1 && !words[^1].EndsWith(':');
    }

    /// <summary>A whole sentence rather than the header of an entry.</summary>
    public static bool IsProse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text.IndexOf(')', open) is var close and > 0)
        {
            text = text.Remove(open, close - open + 1);
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 5)
        {
            return false;
        }

        var small = words.Count(word => char.IsLower(word[0]));
        // Romance languages write titles small: "Engenheiro de software sênior, Banco Aurora".
        if (words.Length <= 10 && !text.EndsWith('.') && char.IsUpper(text[0]) && Title(words[0]) + Title(string.Join(' ', words.Take(3))) >= 1)
        {
            return false;
        }

        // ... and the names of schools: "Institut national des arts mécaniques".
        if (words.Length <= 12 && !text.EndsWith('.') && char.IsUpper(text[0])
            && ((words[0].Length > 4 && School(words[0]) > 0) || (Degree(string.Join(' ', words.Take(2))) > 0 && School(text) > 0)))
        {
            return false;
        }

        return small >= words.Length * 0.5 || (small >= words.Length * 0.3 && (text.EndsWith('.') || words.Length >= 9));
    }

    public static string Key(string word) => word.Trim('.', ',', ':', ';', '(', ')', '"', '\'', '[', ']').ToLower(CultureInfo.InvariantCulture);

    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(character));
            }
        }

        return plain.ToString();
    }

    private static double Count(string text, FrozenSet<string> list, double last, double other, bool plural = true)
    {
        var words = text.Split([' ', '/', ',', '(', ')', '-', '–', '—', '&', '|', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var sum = 0.0;
        for (var i = 0; i < words.Length; i++)
        {
            var key = Key(words[i]);
            if (list.Contains(key) || list.Contains(key.Replace(".", "", StringComparison.Ordinal))
                || (plural && key.Length > 4 && key[^1] == 's' && list.Contains(key[..^1])))
            {
                sum += i == words.Length - 1 ? last : other;
            }
            else if (key.Length > 9 && list.Count > 150 && Compound(key, list))
            {
                sum += other;
            }
        }

        return sum;
    }

    /// <summary>German writes "Anwendungsentwickler" as one word; its end tells.</summary>
    private static bool Compound(string word, FrozenSet<string> list)
    {
        for (var length = 6; length <= word.Length - 3; length++)
        {
            if (list.Contains(word[^length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
