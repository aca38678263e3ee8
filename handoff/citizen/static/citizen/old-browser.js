// Read only by browsers that know no modules (before 2018).
document.getElementById("navigateur-ancien").hidden = false;
document.getElementById("tchat-absent").hidden = true;
