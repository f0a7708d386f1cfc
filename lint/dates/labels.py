"""The words that stand beside a page's date and say what kind of date it is, in the nine languages and some of their neighbours."""

from __future__ import annotations

import re

PUBLISHED = """
published posted publication released created written uploaded filed
veröffentlicht veroeffentlicht erschienen erstellt publiziert eingestellt geschrieben verfasst hochgeladen pressemitteilung meldung
publié publie publiée parution créé posté écrit rédigé paru
publicado publicada publicación creado escrito
pubblicato pubblicata pubblicazione scritto
publicação postado criado
gepubliceerd geplaatst gemaakt publicatie verschenen
opublikowano opublikowany dodano publikacja utworzono
опубликовано опубликована публикации создано
offentliggjort udgivet publiceret publicerad publisert julkaistu dipublikasikan opublikováno közzétéve publicat yayınlanma
"""
UPDATED = """
updated update modified revised edited changed reviewed
aktualisiert geändert änderung aktualisierung bearbeitet überarbeitet
mis à jour maj modifié actualisé
actualizado actualizada actualización modificado
aggiornato aggiornata aggiornamento modificato
atualizado atualização
bijgewerkt gewijzigd aangepast
zaktualizowano aktualizacja zmieniono
обновлено изменено обновление
opdateret uppdaterad oppdatert päivitetty diperbarui aktualizováno frissítve actualizat güncelleme
"""
OTHER = """
copyright expires until deadline since born died accessed retrieved joined member event issue comment comments reply replied
says said wrote today season archive
bis gültig seit ab geboren gestorben abgerufen mitglied veranstaltung termin ausgabe heft kommentar kommentare antwort antworten antworte
sagt sagte schrieb schreibt meint heute zugriff
jusqu'au depuis né consulté événement numéro commentaire répondre réponse dit écrit aujourd'hui
hasta desde consultado evento comentario responder dice hoy
fino dal nato consultato evento commento rispondi dice oggi
até nascido acessado comentário diz hoje
tot sinds geboren geraadpleegd evenement reactie zegt vandaag
od dzisiaj komentarz odpowiedz wydarzenie
до с родился комментарий ответить сегодня
"""
FIELD = "date datum fecha data дата am on le el stand vom del dnia от publ den il em na op"


def _words(rows: str) -> frozenset[str]:
    return frozenset(rows.split()) - {"à", "mis", "jour"}


_KINDS = {
    **dict.fromkeys(_words(FIELD), "field"),
    **dict.fromkeys(_words(OTHER), "other"),
    **dict.fromkeys(_words(UPDATED) | {"jour"}, "updated"),
    **dict.fromkeys(_words(PUBLISHED), "published"),
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|©")


def label(before: str) -> str:
    """What the words just before a date make of it: published, updated, field (date, Stand, vom), other (comments, ©, until), or ""."""
    words = _WORD.findall(before.lower())[-6:]
    kinds = [_KINDS.get(word, "other" if word == "©" else "") for word in words]
    for kind in ("updated", "published", "other"):
        if kind in kinds:
            return kind
    return "field" if kinds and kinds[-1] == "field" else ""
